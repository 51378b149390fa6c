using System.Text;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Tests.Policy.Nginx.Syntax;

/// <summary>The grammar as ngx_conf_read_token reads it.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("# only a comment", "")]
    [InlineData("user www-data;", "<user><www-data>;")]
    [InlineData("daemon off ;\r\npid /run/x;", "<daemon><off>;<pid></run/x>;")]
    [InlineData("events{}", "<events>{}")]
    [InlineData("http { server { listen 80; } }", "<http>{<server>{<listen><80>;}}")]
    [InlineData("a b # c ; {\n d;", "<a><b><d>;")]
    [InlineData("a b#c d;", "<a><b#c><d>;")]
    [InlineData("a b}c;", "<a><b}c>;")]
    [InlineData("a \"b c\" 'd \"e';", "<a><b c><d \"e>;")]
    [InlineData("a \"\" '';", "<a><><>;")]
    [InlineData("a b\"c;", "<a><b\"c>;")]
    [InlineData("a \"line\nfeed # ; { }\";", "<a><line\nfeed # ; { }>;")]
    [InlineData("a \"b\\\"c\\\\d\\te\\$f\\n\";", "<a><b\"c\\d\te\\$f\n>;")]
    [InlineData("a b\\ c\\;d\\{e;", "<a><b\\ c\\;d\\{e>;")]
    [InlineData("a \\\"b;", "<a><\"b>;")]
    [InlineData("a \\# b;", "<a><\\#><b>;")]
    [InlineData("a ${b}c ${{d$;", "<a><${b}c><${{d$>;")]
    [InlineData("location ~ \"a{2}\" { }", "<location><~><a{2}>{}")]
    [InlineData("if ($a = \"b\") { return 403; }", "<if><($a><=><b><)>{<return><403>;}")]
    [InlineData("if ($a ~ \"^(b)\"){}", "<if><($a><~><^(b)><)>{}")]
    [InlineData("map $a $b { default 1; \"\" 2; ~x;y 3; }", "<map><$a><$b>{<default><1>;<><2>;<~x>;<y><3>;}")]
    [InlineData("types { text/html html htm; }", "<types>{<text/html><html><htm>;}")]
    [InlineData("geo $a { 10.0.0.0/8 1; include x; }", "<geo><$a>{<10.0.0.0/8><1>;<include><x>;}")]
    [InlineData("split_clients $a $b { 0.5% x; * \"\"; }", "<split_clients><$a><$b>{<0.5%><x>;<*><>;}")]
    [InlineData("a ü 😀;", "<a><ü><😀>;")]
    [InlineData("a \u0085b;", "<a><\u0085b>;")]
    public void Text_is_read_as_nginx_reads_it(string text, string outline)
    {
        var document = Outline.Parse(text);

        Assert.Equal(outline, Outline.Of(document.Roots));
        Assert.Empty(document.Problems);
    }

    [Theory]
    [InlineData("content_by_lua_block { local t = {a = {}} } b;", " local t = {a = {}} ")]
    [InlineData("set_by_lua_block $x { return \"}\" } b;", " return \"}\" ")]
    [InlineData("access_by_lua_block { local s = '\\'}' } b;", " local s = '\\'}' ")]
    [InlineData("a_by_lua_block { -- it's a }\n } b;", " -- it's a }\n ")]
    [InlineData("a_by_lua_block { --[[ }\n' ]] } b;", " --[[ }\n' ]] ")]
    [InlineData("a_by_lua_block { --[==[ }]=] ]==] } b;", " --[==[ }]=] ]==] ")]
    [InlineData("a_by_lua_block { x = [[ } ]] y = [=[ ]] } ]=] } b;", " x = [[ } ]] y = [=[ ]] } ]=] ")]
    [InlineData("a_by_lua_block { t[i] = a - -b; t[t[1]] = 0 } b;", " t[i] = a - -b; t[t[1]] = 0 ")]
    public void Lua_ends_at_its_own_brace(string text, string lua)
    {
        var document = Outline.Parse(text);

        Assert.Empty(document.Problems);
        Assert.Equal(lua, Encoding.UTF8.GetString(document.Roots.ToList()[0].Lua));
        Assert.EndsWith("<b>;", Outline.Of(document.Roots), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b", 1, 4, "expecting \";\" or \"}\"", "")]
    [InlineData("a {\n  b;\n", 3, 1, "expecting \"}\"", "<a>{<b>;}")]
    [InlineData("a \"b;\n}", 2, 2, "line 1, column 1", "")]
    [InlineData("a;\n  };\nb;", 2, 3, "unexpected \"}\"", "<a>;<b>;", 2)]
    [InlineData("a { b c\n} d;", 2, 1, "unexpected \"}\"", "<a>{<b><c>;}<d>;")]
    [InlineData(";a;", 1, 1, "unexpected \";\"", "<a>;")]
    [InlineData("{ a; } b;", 1, 1, "unexpected \"{\"", "<>{<a>;}<b>;")]
    [InlineData("a \"b\"c;", 1, 6, "unexpected \"c\"", "<a><b><c>;")]
    [InlineData("a 'ü'\"c\";", 1, 6, "unexpected \"\"\"", "<a><ü><c>;")]
    [InlineData("map $a $b { x { y; } }", 1, 15, "unexpected \"{\"", "<map><$a><$b>{<x>{<y>;}}")]
    [InlineData("\uFEFFa;", 1, 1, "byte order mark", "<a>;")]
    [InlineData("\uFEFFa;\n;", 1, 1, "byte order mark", "<a>;", 2)]
    [InlineData("x_by_lua_block { '}'", 1, 16, "Lua block", "<x_by_lua_block>{lua: '}'}")]
    public void What_nginx_refuses_is_reported_and_reading_goes_on(string text, int line, int column, string message, string outline, int problems = 1)
    {
        var document = Outline.Parse(text);

        Assert.Equal(problems, document.Problems.Count);
        var problem = document.Problems[0];
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(outline, Outline.Of(document.Roots));
    }

    [Fact]
    public void Positions_count_characters_and_lines()
    {
        var document = Outline.Parse("\r\n  ü😀 'x' y{\n\tz;}");
        var block = document.Roots.ToList().Single();

        Assert.Equal(new(2, 3), block.Position);
        Assert.Equal(new(2, 6), block[0].Position);
        Assert.Equal(new(2, 10), block[1].Position);
        Assert.Equal(new(2, 11), block.Terminator);
        Assert.Equal(new(3, 2), block.Children.ToList().Single().Position);
    }

    [Fact]
    public void Columns_are_right_far_into_a_long_line()
    {
        var document = Outline.Parse($"# {new string('ü', 1500)}\n{string.Concat(Enumerable.Repeat("ü;", 5000))}b;");

        Assert.Equal(new(2, 10_001), document.Roots.ToList()[^1].Position);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    [InlineData(1_000_000, 1)]
    public void Nesting_has_a_bound(int depth, int problems)
    {
        var document = Outline.Parse($"{string.Concat(Enumerable.Repeat("a{", depth))}{new string('}', depth)}");

        Assert.Equal(problems, document.Problems.Count);
        Assert.Equal(Math.Min(depth, NginxDocument.DeepestNesting), document.DirectiveCount);
    }

    [Theory]
    [InlineData(4095, 0)]
    [InlineData(4096, 1)]
    public void A_bare_word_must_fit_into_the_buffer_of_nginx(int length, int problems) =>
        Assert.Equal(problems, Outline.Parse($"a {new string('b', length)};\n").Problems.Count);

    [Theory]
    [InlineData(4094, 0)]
    [InlineData(4095, 1)]
    public void A_quoted_word_must_fit_into_the_buffer_of_nginx(int length, int problems) =>
        Assert.Equal(problems, Outline.Parse($"a \"{new string('b', length)}\";\n").Problems.Count);

    [Theory]
    [InlineData(4095, 0)]
    [InlineData(4096, 1)]
    public void A_comment_must_fit_into_the_buffer_of_nginx(int length, int problems) =>
        Assert.Equal(problems, Outline.Parse($"#{new string('b', length - 1)}\na;").Problems.Count);
}
