using CachePolicyOperator.Load;
using CachePolicyOperator.Load.Rollouts;
using CachePolicyOperator.Load.Webhooks;

return await LoadCommand.Create(LoadRun.RunAsync, WebhookCommand.Create(WebhookRun.RunAsync), RolloutCommand.Create(RolloutRun.RunAsync)).Parse(args).InvokeAsync();
