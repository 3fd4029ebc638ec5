using static Funding.Core.ApplicationCommand;

namespace Funding.Core;

/// <summary>Whether the seats make a board.</summary>
internal static class BoardCheck
{
    private const int MostSeats = 101;

    /// <summary>Different seats and people, at most one of each office; a meeting has a chair.</summary>
    internal static bool IsBoard(OpenBoardDecision command)
    {
        var people = command
            .Seats.Select(s => s.Person.Id)
            .Concat(command.Substitutes.Select(s => s.Person.Id))
            .ToList();
        var chairs = command.Seats.Count(s => s.Office == SeatOffice.Chair);
        return command.Seats.Count is > 0 and <= MostSeats
            && command.Substitutes.Count <= MostSeats
            && command.Seats.All(s => s.Id.Length is > 0 and <= 50 && s.Id.All(IsIdCharacter))
            && command.Seats.DistinctBy(s => s.Id, StringComparer.Ordinal).Count() == command.Seats.Count
            && people.Distinct(StringComparer.Ordinal).Count() == people.Count
            && chairs <= 1
            && command.Seats.Count(s => s.Office == SeatOffice.ViceChair) <= 1
            && (chairs == 1 || command.Mode != BoardMode.Meeting);
    }

    private static bool IsIdCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
