using System.Security.Cryptography;
using System.Text;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Where a note is.</summary>
/// <param name="Event">The line of the trail that holds it.</param>
/// <param name="By">Whose it is: the person's id.</param>
/// <param name="Hash">SHA-256 of its text, by which a repeat is known.</param>
public sealed record NotePlace(long Event, string By, string Hash)
{
    internal static NotePlace Of(long sequence, NoteAdded e) => new(sequence, e.By.PersonId, HashOf(e.Text));

    internal static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>
/// Rules for the staff's internal notes. What is noted of a case is kept with it and may become a public record when the case is archived
/// (tryckfrihetsförordningen 2 kap. 12 §), so a note is added and never altered.
/// </summary>
internal static class Noting
{
    internal static Decision Add(Application state, AddNote command, Actor actor)
    {
        if (TextRules.RefusalOf(TextRules.Check("/text", command.Text, required: true)) is { } refusal)
        {
            return refusal;
        }
        var text = command.Text.Trim();
        // The same words twice from the same person are a button pressed twice.
        return state.Notes is [.., { } last] && last.By == actor.PersonId && last.Hash == NotePlace.HashOf(text)
            ? Decision.Nothing
            : new NoteAdded(text);
    }
}
