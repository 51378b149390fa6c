using CachePolicyOperator.Load;
using CachePolicyOperator.Load.AccessLogs;
using CachePolicyOperator.Load.Rollouts;
using CachePolicyOperator.Load.Webhooks;

return await LoadCommand.Create(LoadRun.RunAsync, WebhookCommand.Create(WebhookRun.RunAsync), RolloutCommand.Create(RolloutRun.RunAsync), AccessLogCommand.Create()).Parse(args).InvokeAsync();
