namespace Funding.Core;

/// <summary>The association's file with everything that staff have changed since, for any day.</summary>
/// <param name="first">What the file says.</param>
/// <param name="changes">What has been changed since, in the order of its making; what was withdrawn is left out here.</param>
internal sealed class DirectoryTimeline(AssociationDirectory first, IEnumerable<DirectoryChange> changes)
{
    private readonly List<DirectoryChange> _changes = [.. changes.Where(c => !c.Withdrawn)];
    private readonly HashSet<string> _inFile = [.. first.Mandates.Select(m => m.Id)];

    /// <summary>Every mandate that is known, ended and coming ones included.</summary>
    internal IReadOnlyList<Mandate> Mandates =>
        Laid(first.Mandates, Entries<MandateEntry>(_changes).Select(e => e.Mandate), m => m.Id);

    /// <summary>Everybody who is known, as the latest change has them, coming ones included.</summary>
    internal IReadOnlyList<DirectoryPerson> People =>
        Laid(first.People, Entries<DirectoryPerson>(_changes.OrderBy(c => c.From).ThenBy(c => c.Number)), p => p.Id);

    /// <summary>The days on which something changes, today and later.</summary>
    internal IEnumerable<DateOnly> Days(DateOnly today) =>
        _changes
            .Select(c => c.From)
            .Concat(Mandates.Select(m => m.From ?? today))
            .Concat(Ends().Where(day => day < DateOnly.MaxValue).Select(day => day.AddDays(1)))
            .Append(today)
            .Where(day => day >= today)
            .Distinct()
            .Order();

    /// <summary>How it is on a day.</summary>
    internal AssociationDirectory On(DateOnly day)
    {
        List<DirectoryChange> inForce =
        [
            .. _changes.Where(c => c.From <= day).OrderBy(c => c.From).ThenBy(c => c.Number),
        ];
        var people = Laid(first.People, Entries<DirectoryPerson>(inForce), p => p.Id);
        var known = people.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        List<Mandate> mandates = [.. Mandates.Where(m => m.IsInForce(day) && known.Contains(m.Person))];
        var seats = Laid(first.Seats, Entries<DirectorySeat>(inForce), s => s.Id).Where(s => !(s.Until < day)).ToList();
        var parties = Laid(first.Parties, Entries<DirectoryParty>(inForce), p => p.Id)
            .Where(p => !(p.Until < day))
            .ToList();
        return first with
        {
            Members =
            [
                .. Laid(first.Members, Entries<DirectoryMember>(inForce), m => m.OrganisationNumber.ToString())
                    .Where(m => !(m.Until < day)),
            ],
            Parties = parties,
            Seats = seats,
            People = people,
            Mandates = [.. mandates.Where(m => !IsReplaced(m, day))],
        };
    }

    /// <summary>The file has no days: whoever it names for a post has left it when somebody has been given it here, though a later file names another.</summary>
    private bool IsReplaced(Mandate mandate, DateOnly day) =>
        mandate.SingleKey is { } key
        && _inFile.Contains(mandate.Id)
        && Mandates.Any(m => !_inFile.Contains(m.Id) && m.SingleKey == key && !(m.From > day));

    private IEnumerable<DateOnly> Ends() =>
        Mandates
            .Select(m => m.Until)
            .Concat(Entries<DirectoryMember>(_changes).Select(m => m.Until))
            .Concat(Entries<DirectoryParty>(_changes).Select(p => p.Until))
            .Concat(Entries<DirectorySeat>(_changes).Select(s => s.Until))
            .OfType<DateOnly>();

    private static IEnumerable<T> Entries<T>(IEnumerable<DirectoryChange> changes)
        where T : DirectoryEntry => changes.Select(c => c.Entry).OfType<T>();

    private static IReadOnlyList<T> Laid<T>(IReadOnlyList<T> first, IEnumerable<T> later, Func<T, string> key)
    {
        var all = first.ToList();
        var places = all.Index().ToDictionary(e => key(e.Item), e => e.Index, StringComparer.Ordinal);
        foreach (var entry in later)
        {
            if (places.TryGetValue(key(entry), out var place))
            {
                all[place] = entry;
            }
            else
            {
                places.Add(key(entry), all.Count);
                all.Add(entry);
            }
        }
        return all;
    }
}
