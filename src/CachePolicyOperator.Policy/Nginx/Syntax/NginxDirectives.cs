namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>The directives directly in a block or a file, in its order.</summary>
public readonly struct NginxDirectives
{
    private readonly NginxDocument _document;
    private readonly int _first;
    private readonly int _end;

    internal NginxDirectives(NginxDocument document, int first, int end)
    {
        _document = document;
        _first = first;
        _end = end;
    }

    public Enumerator GetEnumerator() => new(_document, _first, _end);

    public List<NginxDirective> ToList()
    {
        List<NginxDirective> all = [];
        foreach (var directive in this)
            all.Add(directive);
        return all;
    }

    public struct Enumerator
    {
        private readonly NginxDocument _document;
        private readonly int _end;
        private int _next;

        internal Enumerator(NginxDocument document, int first, int end)
        {
            _document = document;
            _next = first;
            _end = end;
        }

        public NginxDirective Current { get; private set; }

        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            Current = new NginxDirective(_document, _next);
            _next = Current.Next;
            return true;
        }
    }
}
