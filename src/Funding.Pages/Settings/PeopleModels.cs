namespace Funding.Pages.Settings;

/// <summary>People, the board, the parties and the members as they are today.</summary>
/// <param name="Search">What is looked for among people.</param>
/// <param name="People">Those found, by name.</param>
/// <param name="Seats">The board's seats.</param>
/// <param name="Parties">The parties that are asked for opinions.</param>
/// <param name="Members">The members.</param>
/// <param name="MayChange">Whether the reader may change anything.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record PeopleModel(
    string Search,
    IReadOnlyList<PersonRow> People,
    IReadOnlyList<SeatRow> Seats,
    IReadOnlyList<PartyRow> Parties,
    IReadOnlyList<MemberRow> Members,
    bool MayChange,
    string? NoticeKey
);

/// <summary>A person among the others.</summary>
/// <param name="Href">The person's page.</param>
/// <param name="Name">Name.</param>
/// <param name="Organisation">Whom they work for.</param>
/// <param name="Email">Address.</param>
/// <param name="Mandates">What they are trusted with today, in words.</param>
public sealed record PersonRow(string Href, string Name, string Organisation, string Email, string Mandates);

/// <summary>A seat of the board.</summary>
/// <param name="Member">Who elects to it.</param>
/// <param name="Holder">Who is elected; null while it is vacant.</param>
/// <param name="Office">Chair or vice chair, in words; else null.</param>
/// <param name="Substitutes">Those who step in, in the order in which they are called.</param>
/// <param name="OrderHref">Where that order is changed; null when there is nothing to order.</param>
public sealed record SeatRow(string Member, string? Holder, string? Office, string Substitutes, string? OrderHref);

/// <summary>A party.</summary>
/// <param name="Name">Name.</param>
/// <param name="Reviewer">Who gives its opinions.</param>
/// <param name="Manager">Who is told when one is late.</param>
public sealed record PartyRow(string Name, string Reviewer, string Manager);

/// <summary>A member.</summary>
/// <param name="Href">Where it is changed.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What it is, in words.</param>
/// <param name="NoticeAddress">Where it is told of approved minutes, or null.</param>
/// <param name="Until">The last day of its membership, or null.</param>
public sealed record MemberRow(string Href, string Name, string Kind, string? NoticeAddress, DateOnly? Until);

/// <summary>A person.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Organisation">Whom they work for.</param>
/// <param name="Title">What they are called at work, or null.</param>
/// <param name="Email">Address.</param>
/// <param name="Phone">Telephone, or null.</param>
/// <param name="Mandates">Mandates in force and coming ones.</param>
/// <param name="Ended">Mandates that have ended.</param>
/// <param name="History">What has been changed, the latest first.</param>
/// <param name="MayChange">Whether the reader may change anything.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record PersonModel(
    string Id,
    string Name,
    string Organisation,
    string? Title,
    string Email,
    string? Phone,
    IReadOnlyList<MandateRow> Mandates,
    IReadOnlyList<MandateRow> Ended,
    IReadOnlyList<ChangeRow> History,
    bool MayChange,
    string? NoticeKey
);

/// <summary>A mandate.</summary>
/// <param name="EndHref">Where it is ended.</param>
/// <param name="What">What it is.</param>
/// <param name="For">For whom.</param>
/// <param name="From">The first day; null when it began before days were kept.</param>
/// <param name="Until">The last day; null while nothing is said of an end.</param>
/// <param name="Coming">Whether its first day has not come.</param>
public sealed record MandateRow(string EndHref, string What, string For, DateOnly? From, DateOnly? Until, bool Coming);
