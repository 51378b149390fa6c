using System.CommandLine;
using CachePolicyOperator;

// Whoever stops the operator says how long that may take; the default of two seconds would cut short what is in flight.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(5) };
return await CommandLine.Create(OperatorProgram.RunAsync).Parse(args).InvokeAsync(configuration);
