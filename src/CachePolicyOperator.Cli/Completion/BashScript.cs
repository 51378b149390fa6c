namespace CachePolicyOperator.Cli.Completion;

/// <summary>What bash sources. It asks the program itself, so it never falls behind the commands.</summary>
internal static class BashScript
{
    /// <remarks>Options are offered for a word that begins like one; where nothing is offered, bash completes files.</remarks>
    public const string Text = """
        # bash completion for cachepolicy; source <(cachepolicy completion bash)
        _cachepolicy() {
          local word=${COMP_WORDS[COMP_CWORD]} offer
          COMPREPLY=()
          while IFS= read -r offer; do
            [[ $offer != -* || $word == -* ]] && [[ $offer == "$word"* ]] && COMPREPLY+=("$offer")
          done < <("${COMP_WORDS[0]}" __complete "$COMP_POINT" "$COMP_LINE" 2>/dev/null)
        }
        complete -o bashdefault -o default -F _cachepolicy cachepolicy kubectl-cachepolicy

        """;
}
