using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>What no file of the repository may say.</summary>
public sealed partial class SourceTests
{
    // Put together here, so that this file does not say them either.
    private const string Property = "Functions" + "Sdk";
    private static readonly string[] s_unfinished = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];

    [Fact]
    public void No_source_knows_where_the_types_of_the_SDK_come_from()
    {
        var knowing = Repository
            .Sources()
            .Where(path => !path.StartsWith("sdk/", StringComparison.Ordinal))
            // The host's composition root is compiled with the genuine SDK only; these tests read project files.
            .Where(path => path != "src/Funding.Functions/Program.cs")
            .Where(path => !path.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal))
            .Where(path =>
            {
                var text = Repository.Read(path);
                return text.Contains(Property, StringComparison.OrdinalIgnoreCase)
                    || ConditionalCompilation().IsMatch(text);
            });

        Assert.Empty(knowing);
    }

    [Fact]
    public void Only_project_and_property_files_ask_where_the_types_of_the_SDK_come_from()
    {
        var conditions = Repository
            .Files()
            .Where(path => Path.GetExtension(path) is ".csproj" or ".targets")
            .Where(path => Repository.Read(path).Contains("$(" + Property + ")", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(["Functions.Embedded", "Funding.Functions"], conditions.Order());
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var unfinished =
            from path in Repository.Files()
            where IsText(path) && !path.EndsWith("package-lock.json", StringComparison.Ordinal)
            let text = Repository.Read(path)
            from word in s_unfinished
            where Regex.IsMatch(text, $@"\b{word}\b", RegexOptions.None, TimeSpan.FromSeconds(1))
            select $"{path}: {word}";

        Assert.Empty(unfinished);
    }

    [Fact]
    public void Nothing_swallows_an_exception_without_a_word()
    {
        var silent =
            from path in Repository.Sources()
            where path.StartsWith("src/", StringComparison.Ordinal)
            where EmptyCatch().IsMatch(Repository.Read(path))
            select path;

        Assert.Empty(silent);
    }

    private static bool IsText(string path) =>
        Path.GetExtension(path)
            is ".cs"
                or ".razor"
                or ".csproj"
                or ".props"
                or ".targets"
                or ".md"
                or ".json"
                or ".yml"
                or ".bicep"
                or ".js"
                or ".css"
                or ".resx"
                or ".txt"
                or ".sh"
        || Path.GetFileName(path) is "dev" or "run" or ".editorconfig";

    [GeneratedRegex(
        @"^\s*#\s*(if|elif)\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ConditionalCompilation();

    [GeneratedRegex(
        @"catch\s*(\([^)]*\)\s*)?(when\s*\([^)]*\)\s*)?\{\s*\}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex EmptyCatch();
}
