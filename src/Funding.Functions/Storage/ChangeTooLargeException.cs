namespace Funding.Functions.Storage;

/// <summary>A change does not fit in one entity-group transaction (100 rows, 4 MiB). Nothing has been written.</summary>
public sealed class ChangeTooLargeException : Exception
{
    /// <summary>No particulars.</summary>
    public ChangeTooLargeException() { }

    /// <summary>With a message.</summary>
    public ChangeTooLargeException(string message)
        : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public ChangeTooLargeException(string message, Exception innerException)
        : base(message, innerException) { }
}
