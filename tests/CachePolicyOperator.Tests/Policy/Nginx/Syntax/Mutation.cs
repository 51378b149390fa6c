namespace CachePolicyOperator.Tests.Policy.Nginx.Syntax;

/// <summary>A configuration with a few bytes changed, taken out, doubled or taken from another.</summary>
internal static class Mutation
{
    private static readonly byte[] Marks = [.. "\"'\\;{}$# \n\r\t)"u8, 0, 0x80, 0xFF];

    public static byte[] Of(byte[] original, byte[] other, Random random)
    {
        List<byte> bytes = [.. original.AsSpan(0, Math.Min(original.Length, 4000))];
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = random.Next(Math.Min(40, bytes.Count - at) + 1);
            switch (random.Next(4))
            {
                case 0:
                    bytes.Insert(at, Marks[random.Next(Marks.Length)]);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(from + 40, other.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
