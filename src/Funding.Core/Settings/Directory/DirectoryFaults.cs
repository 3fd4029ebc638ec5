namespace Funding.Core;

/// <summary>What must hold of people and organisations on every day, so that no process is left without its people.</summary>
internal static class DirectoryFaults
{
    private static readonly MandateKind[] _office =
    [
        MandateKind.Secretariat,
        MandateKind.Finance,
        MandateKind.Director,
    ];

    /// <summary>What is wrong on some day from today on; what is the same is told once.</summary>
    internal static IEnumerable<DirectoryFault> Of(DirectoryTimeline timeline, DateOnly today) =>
        timeline
            .Days(today)
            .SelectMany(day => On(timeline.On(day), day))
            .DistinctBy(fault => fault.Key, StringComparer.Ordinal);

    /// <summary>What a change would make wrong that was right before it.</summary>
    internal static Refusal? RefusalOf(DirectoryTimeline before, DirectoryTimeline after, DateOnly today)
    {
        var known = Of(before, today).Select(fault => fault.Key).ToHashSet(StringComparer.Ordinal);
        return Of(after, today).FirstOrDefault(fault => !known.Contains(fault.Key))?.Refusal;
    }

    private static IEnumerable<DirectoryFault> On(AssociationDirectory directory, DateOnly day) =>
        [
            .. SharedAddresses(directory),
            .. Office(directory, day),
            .. Board(directory, day),
            .. Parties(directory, day),
            .. Applicants(directory),
            .. Auditors(directory),
            .. Members(directory, day),
        ];

    private static IEnumerable<DirectoryFault> SharedAddresses(AssociationDirectory directory) =>
        directory
            .People.GroupBy(p => p.Email)
            .Where(same => same.Count() > 1)
            .Select(same => new DirectoryFault($"email|{same.Key}", Refusals.EmailTaken(same.First().Name)));

    private static IEnumerable<DirectoryFault> Office(AssociationDirectory directory, DateOnly day) =>
        _office
            .Where(kind => !directory.Mandates.Any(m => m.Kind == kind))
            .Select(kind => new DirectoryFault($"office|{kind}", Refusals.OfficeEmpty(kind, day)));

    private static IEnumerable<DirectoryFault> Board(AssociationDirectory directory, DateOnly day)
    {
        foreach (var seat in directory.Seats.Where(seat => directory.ServingOn(seat) is null))
        {
            yield return new($"seat|{seat.Id}", Refusals.SeatUnserved(day));
        }
        var seated = directory
            .Seats.SelectMany(seat => directory.Holders(MandateKind.BoardMember, seat.Id))
            .Select(m => m.Person)
            .ToList();
        foreach (var twice in seated.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return new($"seats|{twice.Key}", Refusals.HoldsSeatAlready(directory.Person(twice.Key)!.Name));
        }
        if (directory.Holders(MandateKind.Chair).Count(m => seated.Contains(m.Person)) != 1)
        {
            yield return new("chair", Refusals.ChairMissing(day));
        }
        foreach (var chair in directory.Holders(MandateKind.ViceChair).Where(m => !seated.Contains(m.Person)))
        {
            yield return new($"vice|{chair.Person}", Refusals.OfficeWithoutSeat(directory.Person(chair.Person)!.Name));
        }
    }

    private static IEnumerable<DirectoryFault> Parties(AssociationDirectory directory, DateOnly day) =>
        from party in directory.Parties
        from kind in (MandateKind[])[MandateKind.PartnerReviewer, MandateKind.PartnerManager]
        where !directory.Holders(kind, party.Id).Any()
        select new DirectoryFault($"party|{party.Id}|{kind}", Refusals.PartyUnstaffed(party.Name, day));

    private static IEnumerable<DirectoryFault> Applicants(AssociationDirectory directory) =>
        directory
            .Mandates.Where(m => m.Kind is MandateKind.ApplicantEditor or MandateKind.AuthorisedSignatory)
            .GroupBy(m => m.Person, StringComparer.Ordinal)
            .Where(own => own.Select(m => m.Organisation).Distinct().Count() > 1)
            .Select(own => new DirectoryFault(
                $"applicant|{own.Key}",
                Refusals.ActsForAnother(directory.Person(own.Key)!.Name)
            ));

    // Whoever has a hand in the association's work would examine themselves.
    private static IEnumerable<DirectoryFault> Auditors(AssociationDirectory directory) =>
        directory
            .Mandates.GroupBy(m => m.Person, StringComparer.Ordinal)
            .Where(own =>
                own.Any(m => m.Kind is MandateKind.Auditor) && own.Any(m => m.Kind is not MandateKind.Auditor)
            )
            .Select(own => new DirectoryFault(
                $"auditor|{own.Key}",
                Refusals.AuditorNotIndependent(directory.Person(own.Key)!.Name)
            ));

    private static IEnumerable<DirectoryFault> Members(AssociationDirectory directory, DateOnly day)
    {
        var members = directory.Members.Select(m => m.OrganisationNumber).ToHashSet();
        var needed = directory
            .Seats.Select(s => s.OrganisationNumber)
            .Concat(directory.Parties.SelectMany(p => p.OrganisationNumbers))
            .Concat(
                directory
                    .Mandates.Where(m => m.Kind is MandateKind.ApplicantEditor or MandateKind.AuthorisedSignatory)
                    .Select(m => m.Organisation)
            );
        return needed
            .Where(number => !members.Contains(number))
            .Distinct()
            .Select(number => new DirectoryFault($"member|{number}", Refusals.MemberInUse(number, day)));
    }
}

/// <summary>Something that must not be.</summary>
/// <param name="Key">What it is about: the same fault of two days, or of before and after a change, has the same key.</param>
/// <param name="Refusal">What is said of it.</param>
internal sealed record DirectoryFault(string Key, Refusal Refusal);
