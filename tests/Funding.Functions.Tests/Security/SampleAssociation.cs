using System.Runtime.CompilerServices;

namespace Funding.Functions.Tests.Security;

/// <summary>The association that comes with the product.</summary>
internal static class SampleAssociation
{
    internal static string File { get; } = Find();

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../samples/association.json"));
}
