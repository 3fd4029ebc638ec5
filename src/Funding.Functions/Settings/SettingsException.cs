namespace Funding.Functions.Settings;

/// <summary>Settings are missing or wrong; the message lists each with what to do.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>No particulars.</summary>
    public SettingsException() { }

    /// <summary>With a message.</summary>
    public SettingsException(string message)
        : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public SettingsException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>One sentence for each fault.</summary>
    internal SettingsException(IReadOnlyList<string> faults)
        : base("The settings need attention:\n" + string.Join('\n', faults.Select(fault => "- " + fault))) =>
        Faults = faults;

    /// <summary>One sentence for each fault.</summary>
    public IReadOnlyList<string> Faults { get; } = [];
}
