namespace Funding.Core;

/// <summary>The same sentence in Swedish and English.</summary>
/// <param name="Sv">Swedish, plain and correct.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Sv, string En)
{
    /// <summary>The text in the language of the tag (<c>en</c>, <c>en-GB</c>): English for English, else Swedish.</summary>
    public string In(string languageTag) => languageTag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Sv;

    /// <summary>The Swedish text.</summary>
    public override string ToString() => Sv;
}
