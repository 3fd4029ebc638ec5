using System.Security.Cryptography;
using System.Text.Json;
using Funding.Core;
using Funding.Functions.Settings;

namespace Funding.Functions.Directory;

/// <summary>Reads and checks an association file; every fault is told at once, with its place.</summary>
internal static class AssociationFileReader
{
    /// <summary>The association and the hash of the bytes that describe it.</summary>
    /// <exception cref="SettingsException">The file is not right; the message lists each fault.</exception>
    internal static (AssociationFile File, string Hash) Read(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        AssociationFile? file;
        try
        {
            file = JsonSerializer.Deserialize(bytes.Span, AssociationJson.Default.AssociationFile);
        }
        catch (JsonException wrong)
        {
            var line = (wrong.LineNumber ?? 0) + 1;
            throw new SettingsException([
                $"The association file cannot be read at {wrong.Path ?? "$"} (line {line}): {wrong.Message}",
            ]);
        }
        var faults = file is null ? ["The association file is empty."] : Faults(file).ToList();
        return faults.Count == 0
            ? (file!, Convert.ToHexStringLower(SHA256.HashData(content.Span)))
            : throw new SettingsException(faults);
    }

    private static IEnumerable<string> Faults(AssociationFile file) =>
        [
            .. CodeFaults(file),
            .. Repeated(file.People.Select(person => person.Id), "people", "id"),
            .. Repeated(file.People.Select(person => person.Email.ToString()), "people", "email"),
            .. Repeated(
                file.Members.Select(member => member.OrganisationNumber.ToString()),
                "members",
                "organisationNumber"
            ),
            .. Repeated(file.Partners.Select(partner => partner.Id), "partners", "id"),
            .. Repeated(file.Board.Seats.Select(seat => seat.Id), "board.seats", "id"),
            .. PeopleFaults(file),
            .. BoardFaults(file),
            .. StaffFaults(file),
            .. MemberFaults(file),
            .. FrameFaults(file),
            .. FormFaults(file),
        ];

    private static IEnumerable<string> CodeFaults(AssociationFile file)
    {
        if (file.Code.Length is < 2 or > 5 || !file.Code.All(char.IsAsciiLetterUpper))
        {
            yield return "code must be two to five capital letters A-Z, such as KAL.";
        }
        if (string.IsNullOrWhiteSpace(file.Name))
        {
            yield return "name must not be empty.";
        }
        foreach (var person in file.People.Where(person => person.Id.Length == 0 || !person.Id.All(IsIdCharacter)))
        {
            yield return $"people: the id '{person.Id}' must consist of a-z, 0-9 and hyphens.";
        }
    }

    private static bool IsIdCharacter(char character) =>
        char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-';

    private static IEnumerable<string> Repeated(IEnumerable<string> keys, string list, string field) =>
        keys.GroupBy(key => key, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{list}: {field} '{group.Key}' occurs {group.Count()} times; it must be unique.");

    private static IEnumerable<string> PeopleFaults(AssociationFile file)
    {
        var known = file.People.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        var named = file
            .Partners.SelectMany(partner =>
                new[]
                {
                    (partner.Reviewer, $"partners.{partner.Id}.reviewer"),
                    (partner.Manager, $"partners.{partner.Id}.manager"),
                }
            )
            .Concat(file.Board.Seats.Select(seat => (seat.Holder, $"board.seats.{seat.Id}.holder")))
            .Concat(
                file.Board.Seats.SelectMany(seat =>
                    seat.Substitutes.Select(substitute => (substitute, $"board.seats.{seat.Id}.substitutes"))
                )
            );
        return named
            .Where(reference => !known.Contains(reference.Item1))
            .Select(reference => $"{reference.Item2} names '{reference.Item1}', who is not among people.");
    }

    private static IEnumerable<string> BoardFaults(AssociationFile file)
    {
        if (file.Board.Seats.Count == 0)
        {
            yield return "board.seats must have at least one seat.";
        }
        var chairs = file.Board.Seats.Count(seat => seat.Office == SeatOffice.Chair);
        if (chairs != 1)
        {
            yield return $"board.seats must have exactly one seat with the office chair, not {chairs}.";
        }
        var seated = file.Board.Seats.Select(seat => seat.Holder).ToList();
        foreach (var fault in Repeated(seated, "board.seats", "holder"))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> FormFaults(AssociationFile file) =>
        file.Form is null
            ? []
            : FormDefinitionCheck
                .Of(file.Form)
                .Select(problem => $"form{problem.Field.Replace('/', '.')}: {problem.Text.En}");

    private static IEnumerable<string> StaffFaults(AssociationFile file)
    {
        foreach (var role in (Role[])[Role.Secretariat, Role.Finance, Role.Director])
        {
            if (!file.People.Any(person => person.Roles.Contains(role)))
            {
                yield return $"people: nobody has the role {JsonNamingPolicy.CamelCase.ConvertName(role.ToString())}.";
            }
        }
        foreach (var person in file.People.Where(person => person.Roles.Contains(Role.System)))
        {
            yield return $"people.{person.Id}: the role system is the system's own.";
        }
    }

    private static IEnumerable<string> FrameFaults(AssociationFile file)
    {
        var funders = Association.FundersOf(
            file.Members.Select(m => new DirectoryMember(m.OrganisationNumber, m.Name, m.Kind))
        );
        return Repeated(
                file.Frames.Select(frame => frame.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                "frames",
                "year"
            )
            .Concat(
                file.Frames.SelectMany(frame =>
                    frame
                        .Problems(funders)
                        .Select(problem =>
                            FormattableString.Invariant($"frames.{frame.Year}{problem.Field}: {problem.Text.En}")
                        )
                )
            );
    }

    private static IEnumerable<string> MemberFaults(AssociationFile file)
    {
        var members = file.Members.Select(member => member.OrganisationNumber).ToHashSet();
        var named = file
            .Partners.SelectMany(partner =>
                partner.OrganisationNumbers.Select(number => (number, $"partners.{partner.Id}"))
            )
            .Concat(file.Board.Seats.Select(seat => (seat.OrganisationNumber, $"board.seats.{seat.Id}")));
        return named
            .Where(reference => !members.Contains(reference.Item1))
            .Select(reference =>
                $"{reference.Item2} names the organisation {reference.Item1}, which is not among members."
            );
    }
}
