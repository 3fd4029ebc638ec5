namespace Functions.Embedded.Azurite;

/// <summary>Azurite cannot start; the message says why and what to do.</summary>
public sealed class AzuriteStartException(string message) : Exception(message);
