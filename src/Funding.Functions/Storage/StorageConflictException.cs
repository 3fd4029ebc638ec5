namespace Funding.Functions.Storage;

/// <summary>A change lost the race against others more often than is sensible; trying later helps.</summary>
public sealed class StorageConflictException : Exception
{
    /// <summary>No particulars.</summary>
    public StorageConflictException() { }

    /// <summary>With a message.</summary>
    public StorageConflictException(string message)
        : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public StorageConflictException(string message, Exception innerException)
        : base(message, innerException) { }
}
