using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Tests.Policy.Nginx.Syntax;

/// <summary>What holds for every document.</summary>
internal static class DocumentCheck
{
    public static void LiesInItsText(NginxDocument document)
    {
        var lines = 1 + document.Content.Span.Count((byte)'\n');
        foreach (var problem in document.Problems)
            IsInside(new(problem.Line, problem.Column));
        Assert.Equal(document.DirectiveCount, Walk(document.Roots, new(1, 1), 0));

        int Walk(NginxDirectives directives, NginxPosition after, int depth)
        {
            Assert.True(depth <= NginxDocument.DeepestNesting);
            var count = 0;
            foreach (var directive in directives)
            {
                Assert.True(Compare(after, directive.Position) <= 0, "directives are in the order of the text");
                after = directive.Position;
                IsInside(directive.Position);
                IsInside(directive.Terminator);
                for (var i = 0; i < directive.ArgumentCount; i++)
                {
                    IsInside(directive[i].Position);
                    Assert.True(directive[i].Is(System.Text.Encoding.UTF8.GetBytes(directive[i].Text)) || directive[i].Text.Contains('\uFFFD', StringComparison.Ordinal));
                }

                Assert.InRange(directive.Lua.Length, 0, document.Content.Length);
                count += 1 + Walk(directive.Children, after, depth + 1);
            }

            return count;
        }

        void IsInside(NginxPosition position)
        {
            Assert.InRange(position.Line, 1, lines);
            Assert.InRange(position.Column, 1, document.Content.Length + 1);
        }
    }

    private static int Compare(NginxPosition left, NginxPosition right) =>
        left.Line != right.Line ? left.Line.CompareTo(right.Line) : left.Column.CompareTo(right.Column);
}
