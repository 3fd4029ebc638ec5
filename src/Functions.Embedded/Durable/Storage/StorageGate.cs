using Azure.Core;
using Azure.Core.Pipeline;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Once closed, lets no request out any more: an engine that has lost its hub must not write to it.</summary>
internal sealed class StorageGate : HttpPipelineSynchronousPolicy
{
    private volatile bool _closed;

    public void Close() => _closed = true;

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        if (_closed)
        {
            throw new OperationCanceledException("The durable engine has stopped; nothing more is stored.");
        }
    }
}
