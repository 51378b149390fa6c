using System.Buffers.Text;
using System.Text;
using CachePolicyOperator.Webhooks;

namespace CachePolicyOperator.Tests.Operator.Webhooks;

public sealed class OperatorUserTests
{
    [Theory]
    [InlineData("""{"sub":"system:serviceaccount:cachepolicy-system:operator"}""", "system:serviceaccount:cachepolicy-system:operator")]
    [InlineData("""{"iss":"x"}""", null)]
    [InlineData("""{"sub":7}""", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    public void The_subject_of_a_token_is_the_user(string claims, string? user) =>
        Assert.Equal(user, OperatorUser.SubjectOf($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln"));

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("a.!.b")]
    public void A_token_that_is_no_JWT_names_nobody(string token) => Assert.Null(OperatorUser.SubjectOf(token));
}
