namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>Reads the lines of access logs, of either format.</summary>
public sealed class LogLineReader(LoggedFields fields)
{
    private readonly CombinedLine _combined = new(fields);
    private readonly JsonLine _json = new(fields);

    /// <summary>What is wrong with the line, as a clause; null: the request is what it says.</summary>
    public string? Read(ReadOnlyMemory<byte> line, LoggedRequest request)
    {
        request.Clear();
        return line.Span is [(byte)'{', ..] ? _json.Read(line, request) : _combined.Read(line, request);
    }
}
