using System.Text.Json;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>
/// Finds strings with an escape such as <c>\ud800</c>, which is valid JSON and no text. Go never writes one; System.Text.Json parses
/// it and throws when it is read, so reviewers must not meet it.
/// </summary>
internal static class HalfCharacters
{
    /// <summary>The walk is for bodies that hold such an escape somewhere, paired or not: no common one does.</summary>
    public static bool In(ReadOnlySpan<byte> body, JsonElement root) =>
        (body.IndexOf("\\ud"u8) >= 0 || body.IndexOf("\\uD"u8) >= 0) && !IsText(root);

    private static bool IsText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (!Reads(() => member.Name) || !IsText(member.Value))
                        return false;
                }

                return true;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (!IsText(item))
                        return false;
                }

                return true;
            case JsonValueKind.String:
                return Reads(() => element.GetString());
            default:
                return true;
        }
    }

    private static bool Reads(Func<string?> text)
    {
        try
        {
            return text() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
