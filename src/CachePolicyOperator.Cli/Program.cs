using CachePolicyOperator.Cli;

return await CommandLine.RunAsync(Terminal.OfProcess(), args);
