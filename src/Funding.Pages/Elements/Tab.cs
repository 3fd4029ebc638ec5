namespace Funding.Pages.Elements;

/// <summary>One of several views of the same thing, with an address of its own.</summary>
/// <param name="Href">Its address.</param>
/// <param name="Text">Its name.</param>
/// <param name="Current">Whether it is the one that is shown.</param>
/// <param name="Count">How many there are in it, where that says something.</param>
public sealed record Tab(string Href, string Text, bool Current, int? Count = null);
