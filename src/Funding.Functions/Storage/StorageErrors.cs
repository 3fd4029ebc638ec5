using Azure;

namespace Funding.Functions.Storage;

/// <summary>What an answer of Azure Storage means.</summary>
internal static class StorageErrors
{
    /// <summary>Somebody else was first: the row exists, is gone, or has another ETag.</summary>
    internal static bool IsConflict(this RequestFailedException exception) =>
        exception.Status is 404 or 409 or 412 && !exception.IsMissingTable();

    /// <summary>
    /// The request may have been carried out although the answer says otherwise or never came: a timeout, a broken
    /// connection, or a conflict with our own first attempt that the client repeated.
    /// </summary>
    internal static bool MayHaveSucceeded(this Exception exception) =>
        exception switch
        {
            RequestFailedException failed => failed.IsConflict() || failed.Status is 0 or 408 or >= 500,
            AggregateException or IOException or HttpRequestException or OperationCanceledException => true,
            _ => false,
        };

    // A missing table is a fault of the set-up; taken for a conflict it would be tried again in vain.
    private static bool IsMissingTable(this RequestFailedException exception) =>
        string.Equals(exception.ErrorCode, "TableNotFound", StringComparison.Ordinal)
        || string.Equals(exception.ErrorCode, "ContainerNotFound", StringComparison.Ordinal);
}
