using System.Globalization;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Storage;

namespace Funding.Benchmarks;

/// <summary>
/// The rows that many submitted applications leave in the office's lists: most of them ended long ago, as in an archive of many years,
/// the latest under way, with deadlines around today. The same number always gives the same case.
/// </summary>
internal static class ManyCases
{
    private const int Alive = 8;

    private static readonly (string Name, string Number)[] _municipalities =
    [
        ("Kalmar kommun", "212000-0746"),
        ("Nybro kommun", "212000-0738"),
        ("Oskarshamns kommun", "212000-0761"),
        ("Västerviks kommun", "212000-0779"),
        ("Vimmerby kommun", "212000-0787"),
        ("Borgholms kommun", "212000-0795"),
        ("Torsås kommun", "212000-0696"),
        ("Mörbylånga kommun", "212000-0704"),
        ("Hultsfreds kommun", "212000-0712"),
        ("Mönsterås kommun", "212000-0720"),
        ("Emmaboda kommun", "212000-0753"),
        ("Högsby kommun", "212000-0688"),
    ];

    private static readonly string[] _first =
    [
        "Anna",
        "Erik",
        "Maria",
        "Lars",
        "Sara",
        "Per",
        "Emma",
        "Johan",
        "Åsa",
        "Björn",
        "Karin",
        "Anders",
        "Eva",
        "Mikael",
        "Ida",
        "Östen",
        "Linnéa",
        "Omar",
        "Fatima",
        "Jens",
    ];

    private static readonly string[] _last =
    [
        "Andersson",
        "Johansson",
        "Karlsson",
        "Nilsson",
        "Eriksson",
        "Larsson",
        "Olsson",
        "Persson",
        "Svensson",
        "Gustafsson",
        "Åberg",
        "Öberg",
        "Ström",
        "Lindqvist",
        "Engdahl",
        "Norling",
        "Wrangel",
        "Hassan",
        "Sjögren",
        "Berg",
    ];

    private static readonly string[] _what =
    [
        "Ung framåt",
        "Vägen in",
        "Steget vidare",
        "Arbetslust",
        "Ny kraft",
        "Samverkan",
        "Grön rehab",
        "Hela vägen",
        "Fler i arbete",
        "Nystart",
        "Trygg övergång",
        "Egen kraft",
        "Navigatorn",
        "Klara jobbet",
        "Återgång",
        "Språkspåret",
    ];

    private static readonly string[] _whom =
    [
        "unga",
        "långtidssjukskrivna",
        "nyanlända",
        "föräldralediga",
        "personer med psykisk ohälsa",
        "utrikes födda kvinnor",
        "personer långt från arbetsmarknaden",
        "aktivitetsersatta",
    ];

    internal static readonly string[] Officers = ["karin", "lena", "mats", "nadia"];

    private static readonly ApplicationStage[] _living =
    [
        ApplicationStage.Submitted,
        ApplicationStage.SupplementRequested,
        ApplicationStage.PartnerReview,
        ApplicationStage.Proposal,
        ApplicationStage.BoardDecision,
        ApplicationStage.MinutesApproval,
        ApplicationStage.Agreement,
        ApplicationStage.Active,
        ApplicationStage.Active,
        ApplicationStage.Settlement,
    ];

    private static readonly ApplicationStage[] _ended =
    [
        ApplicationStage.Closed,
        ApplicationStage.Closed,
        ApplicationStage.Closed,
        ApplicationStage.Rejected,
        ApplicationStage.Rejected,
        ApplicationStage.Withdrawn,
        ApplicationStage.Dismissed,
        ApplicationStage.Terminated,
    ];

    /// <summary>Writes the rows of so many applications into the lists.</summary>
    internal static async Task SeedAsync(TableClient views, int applications, DateTimeOffset now, int atOnce = 4)
    {
        var batches = Enumerable
            .Range(0, applications)
            .Select(n => Row(n, applications, now))
            .SelectMany(row => Keys(row).Select(key => ViewColumns.Write(ViewStore.Partition, key, row)))
            .Chunk(100);
        await Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (batch, cancellationToken) =>
                await views.SubmitTransactionAsync(
                    batch.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)),
                    cancellationToken
                )
        );
    }

    // The office's rows; the applicants' own lists are others.
    private static IEnumerable<string> Keys(ViewRow row) =>
        ViewList.Staffs(row).Select(list => list.Key(row)).Concat(WordList.Keys(row));

    /// <summary>The line of the n:th of so many applications; a higher number is a later one.</summary>
    internal static ViewRow Row(int n, int of, DateTimeOffset now)
    {
        // Eight years of applications, evenly.
        var submitted = now.AddMinutes(-(of - n) * (8.0 * 365 * 24 * 60 / of));
        var isAlive = n % Alive == 0;
        var stage = isAlive ? _living[Mixed(n, 1) % _living.Length] : _ended[Mixed(n, 2) % _ended.Length];
        var (applicant, owner) = _municipalities[Mixed(n, 3) % _municipalities.Length];
        var contact = $"{_first[Mixed(n, 4) % _first.Length]} {_last[Mixed(n, 5) % _last.Length]}";
        var officer = Mixed(n, 6) % 5 is var o && o < Officers.Length ? Officers[o] : null;
        var today = SwedishTime.DayOf(now);
        var number = new CaseNumber("KAL", submitted.Year, n + 1);
        var title = $"{_what[Mixed(n, 7) % _what.Length]} för {_whom[Mixed(n, 8) % _whom.Length]} {n % 1000}";
        return new ViewRow(
            new Core.ApplicationId(new Guid(n + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])),
            stage,
            number,
            title,
            applicant,
            OrganisationNumber.Parse(owner, CultureInfo.InvariantCulture),
            "212000-0746",
            Money.FromKronor(100_000 + (Mixed(n, 9) % 490 * 10_000)),
            Money.Zero,
            Money.Zero,
            submitted.AddDays(-20),
            submitted,
            Contact: contact,
            OfficerId: officer,
            OfficerName: officer,
            Deadline: isAlive && Mixed(n, 10) % 4 > 0 ? today.AddDays((Mixed(n, 11) % 90) - 10) : null,
            DeadlineKind: isAlive ? DeadlineKind.Report : null,
            Awaited: isAlive && Mixed(n, 12) % 3 == 0 ? nameof(Role.Secretariat) : "",
            Words: string.Join(' ', SearchWords.Of(number, title, applicant, contact))
        );
    }

    // A number that looks like chance and is always the same.
    private static int Mixed(int n, int salt)
    {
        var x = ((uint)n * 2654435761u) ^ ((uint)salt * 2246822519u);
        x ^= x >> 15;
        x *= 2246822519u;
        x ^= x >> 13;
        return (int)(x & 0x7fffffff);
    }
}
