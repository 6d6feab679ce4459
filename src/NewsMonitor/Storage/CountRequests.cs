using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace NewsMonitor.Storage;

/// <summary>Counts every request to storage, retries included: they are what storage is paid by.</summary>
internal sealed class CountRequests(string service) : HttpPipelineSynchronousPolicy
{
    private static readonly Meter Meter = new(PipelineMeter.Name);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(PipelineMeter.StorageRequests, "{request}", "Requests to the storage account, retries included");

    public override void OnSendingRequest(HttpMessage message) => Requests.Add(1, new("service", service), new("kind", KindOf(message.Request.Method)));

    private static string KindOf(RequestMethod method) => method == RequestMethod.Get || method == RequestMethod.Head ? "read" : method == RequestMethod.Delete ? "delete" : "write";
}
