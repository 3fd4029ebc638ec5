namespace Functions.Embedded.Durable.Running;

/// <summary>The engine stops or has stopped: what was asked may or may not have been stored.</summary>
internal sealed class EngineStoppedException()
    : InvalidOperationException("The durable engine has stopped. Ask again when it runs.");
