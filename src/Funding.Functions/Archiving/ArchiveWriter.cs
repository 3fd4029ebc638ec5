using System.IO.Compression;
using System.Text;
using Funding.Pages.Archiving;

namespace Funding.Functions.Archiving;

/// <summary>Writes files into a zip one after the other, straight through, and keeps what each became.</summary>
internal sealed class ArchiveWriter(ZipArchive archive, DateTimeOffset at)
{
    internal List<ArchivedFile> Files { get; } = [];

    internal Task AddAsync(string path, string title, string text, CancellationToken cancellationToken) =>
        AddAsync(
            path,
            title,
            async to => await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken),
            cancellationToken
        );

    internal async Task AddAsync(
        string path,
        string title,
        Func<Stream, Task> write,
        CancellationToken cancellationToken
    )
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        var to = await entry.OpenAsync(cancellationToken);
        await using (to)
        {
            await using var hashing = new HashingStream(to);
            await write(hashing);
            Files.Add(new(path, title, hashing.Length, hashing.Sha256));
        }
    }
}
