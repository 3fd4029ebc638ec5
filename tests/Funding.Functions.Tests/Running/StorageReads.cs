using Azure.Core;
using Azure.Core.Pipeline;

namespace Funding.Functions.Tests.Running;

/// <summary>Counts what the app reads from storage: what Azure bills as transactions.</summary>
internal sealed class StorageReads : HttpPipelineSynchronousPolicy
{
    private int _count;

    internal int Count => Volatile.Read(ref _count);

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Get)
        {
            Interlocked.Increment(ref _count);
        }
    }
}
