namespace Funding.Browser.Tests;

/// <summary>What a page says, in the language that it is read in.</summary>
internal sealed class Words(string language)
{
    internal string Suffix => language.StartsWith("sv", StringComparison.Ordinal) ? "" : "-en";

    internal string this[string sv, string en] => Suffix.Length == 0 ? sv : en;
}
