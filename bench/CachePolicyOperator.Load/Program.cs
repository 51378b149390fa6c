using CachePolicyOperator.Load;
using CachePolicyOperator.Load.Webhooks;

return await LoadCommand.Create(LoadRun.RunAsync, WebhookCommand.Create(WebhookRun.RunAsync)).Parse(args).InvokeAsync();
