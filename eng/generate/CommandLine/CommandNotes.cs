namespace CachePolicyOperator.Generate.CommandLine;

/// <summary>What the page of the command line says beyond what the commands say of themselves.</summary>
internal static class CommandNotes
{
    internal const string Introduction = """
        # `cachepolicy`

        One command line for pull requests, reviews and whoever is on call. It judges, renders and explains by the code of the operator: on
        files, and with `--cluster` with what an API server knows. It writes nothing to a cluster, and needs no more than the right to read
        CachePolicies; guard-rails and namespaces that may not be read are named on standard error. `cachepolicy COMMAND --help` lists every
        option; [exit codes and CI](ci.md). As `kubectl-cachepolicy` on the PATH it is a kubectl plugin, `kubectl cachepolicy lint …`
        (`eng/publish.sh amd64 FOLDER cli` makes both), and `source <(cachepolicy completion bash)` completes its commands.

        """;

    internal static string? Of(string command) => command switch
    {
        "lint" => """
            - CachePolicies are judged each as if the others among the files were there already; CacheGuardrails and Namespaces among the files
              are in force. A guard-rail that admission would refuse fails the run, and is in force as far as it can be read. Guard-rails that
              select namespaces by labels need the Namespace's manifest; without it only its name is known, and a line on standard error says so.
            - With `--cluster` the guard-rails and namespaces of the cluster are in force beside those of the files, its policies are neighbours,
              and a policy of the same name is the state before the change. Without files, what is in the namespace is judged; places are then
              those of the object as JSON in one line.
            - ConfigMaps labelled `cachepolicy.dev/lint: nginx` and raw `*.conf` files are judged by [the nginx rules](nginx-rules.md). Files below
              the folder of an `nginx.conf` are one configuration, others are judged with those of their folder. That an include is not followed is
              a note, because every configuration has one.
            - Other kinds are ignored. A broken document is reported with its position, and the rest of its file is judged.
            - In a folder, `.yaml`, `.yml`, `.json` and `.conf` files are read; hidden folders and symbolic links are not followed.
            - `--output sarif` is SARIF 2.1.0 with rule texts and stable fingerprints; `github` prints workflow commands.

            """,
        "render" => """
            A policy whose form is refused is not rendered (exit code 2); whether it is a good one is `lint`'s question.

            """,
        "diff" => """
            Rules are the same if their names are. "worst staleness" is the longest edge lifetime, the longer stale window and the client lifetime
            together: how old what a user sees can be when the origin has just changed. `--output markdown` is fit for a pull-request comment.

            """,
        "explain" => """
            The answer comes first: from the cache or from the origin, how old users can see it, and what becomes of a captured response. Then
            the reasons: each earlier rule with the part of its match that does not hold; the cache key as nginx composes it, with the parameters
            that do not count; each lifetime with its field and the guard-rail or default that bounds it; how to invalidate. With `--cluster`
            also which pods serve which revision, by the policy's status.

            - Without `--name`, `--cluster` takes the only policy of the namespace, or the only one with a rule that names the URL's host.
            - `--response-headers` takes what `curl -sI` prints; of several responses the last counts. A response with the policy's own
              Cache-Status came through the proxy: it tells what the proxy did, and its lifetimes are the client's. Any other is taken for the
              origin's: explain says whether [RFC 9111](https://www.rfc-editor.org/rfc/rfc9111) lets a shared cache store it, how long by its own
              words and how old it is, each with the section, and then what the policy makes of it.
            - What it says about storing, lifetimes, stale windows, keys and the client's Cache-Control is compared with the store of a real nginx
              over generated responses (`AgreementTests`).

                  curl -sI https://shop.example/products | cachepolicy explain https://shop.example/products --policy policy.yaml --response-headers -

            """,
        "status" => """
            A line for each policy, the state first: `Ready`, or the first condition that does not hold, with its reason and message. `Unseen` and
            `Outdated` mean that the operator has not looked at it, or not at its present spec. `--watch` ends with Ctrl-C; with `-o json` it prints
            an object for each change.

            """,
        "simulate" => """
            What a policy would have done with yesterday's requests: [how it is predicted, and what is assumed](simulation.md).

            """,
        "try" => """
            Renders the policy, starts this machine's nginx with it on 127.0.0.1 (`--port`, else the policy's) in front of `--origin`, and prints a
            line for each request: the verdict of nginx's store, status, target, rule, age and time. Ctrl-C or SIGTERM ends nginx and removes its
            files. Where nginx is missing or does not start, the exit code is 3 and the reason is in nginx's own words.

            """,
        "import" => """
            What is carried over, and what is listed instead: [import](import.md).

            """,
        _ => null,
    };
}
