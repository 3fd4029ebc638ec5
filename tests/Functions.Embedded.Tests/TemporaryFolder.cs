namespace Functions.Embedded.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("functions-embedded-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
