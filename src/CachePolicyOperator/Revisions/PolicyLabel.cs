using System.Security.Cryptography;
using System.Text;

namespace CachePolicyOperator.Revisions;

/// <summary>A policy's name as a label value, which holds at most 63 characters where names hold 253.</summary>
internal static class PolicyLabel
{
    private const int MaxLength = 63;
    private const int HashLength = 10;

    public static string Of(string policyName)
    {
        if (policyName.Length <= MaxLength)
            return policyName;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(policyName)))[..HashLength];
        return $"{policyName[..(MaxLength - HashLength - 1)].TrimEnd('.', '-')}-{hash}";
    }
}
