namespace Funding.Pages;

/// <summary>
/// Names the resource files: <c>Texts.resx</c> is Swedish and the neutral language, <c>Texts.en.resx</c> is English.
/// A test holds that both have the same keys and that no key used by a page is missing.
/// </summary>
public sealed class Texts;
