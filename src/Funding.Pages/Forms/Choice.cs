namespace Funding.Pages.Forms;

/// <summary>One of the answers to choose among.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">What choosing it means, or null.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
