namespace Funding.Pages.Elements;

/// <summary>A row of a task list.</summary>
/// <param name="Href">Where it is done; null while it cannot be begun.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Status">How far it has come, in words.</param>
/// <param name="Tone">What that means.</param>
/// <param name="Hint">What it is about or when it is due, or null.</param>
public sealed record TaskItem(string? Href, string Name, string Status, Tone Tone, string? Hint = null);
