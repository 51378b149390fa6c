using CachePolicyOperator;

return await CommandLine.Create(OperatorProgram.RunAsync).Parse(args).InvokeAsync();
