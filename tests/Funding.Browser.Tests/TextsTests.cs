using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Funding.Core;
using Funding.Pages;
using Funding.Pages.Administering;
using Funding.Pages.Formatting;
using Funding.Pages.Reading;

namespace Funding.Browser.Tests;

/// <summary>Both languages are whole, and nothing on a page is without words.</summary>
public sealed partial class TextsTests
{
    private static readonly ResourceManager _texts = new(typeof(Texts));
    private static readonly Dictionary<string, string> _swedish = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> _english = Read(CultureInfo.GetCultureInfo("en"));

    /// <summary>Words that are the same in both languages.</summary>
    private static readonly HashSet<string> _same =
    [
        "Ballots.Aside",
        "Form.bankgiro",
        "Form.plusgiro",
        "PaymentAccountKind.Bankgiro",
        "PaymentAccountKind.Plusgiro",
        "CostType.Material",
        "Settings.Person.Organisation",
        "MemberKind.Region",
        "Staff.Decided",
        "Page.ErrorPrefix",
    ];

    [Fact]
    public void Every_text_is_there_in_Swedish_and_in_English() =>
        Assert.Equal(_swedish.Keys.Order(StringComparer.Ordinal), _english.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void No_text_is_empty_or_left_untranslated() =>
        Assert.Empty(
            _swedish
                .Where(text =>
                    text.Value.Length == 0
                    || _english[text.Key].Length == 0
                    || (
                        string.Equals(text.Value, _english[text.Key], StringComparison.Ordinal)
                        && !_same.Contains(text.Key)
                    )
                )
                .Select(text => text.Key)
        );

    [Fact]
    public void Both_languages_have_the_same_places_for_values() =>
        Assert.Empty(
            _swedish.Where(text => !Places(text.Value).SetEquals(Places(_english[text.Key]))).Select(text => text.Key)
        );

    [Fact]
    public void Every_value_that_a_page_shows_has_a_word()
    {
        Type[] shown =
        [
            typeof(ApplicationStage),
            typeof(ApplicantTaskKind),
            typeof(MilestoneKind),
            typeof(MilestoneActor),
            typeof(MailTopic),
            typeof(MailTiming),
            typeof(DocumentDirection),
            typeof(InterventionType),
            typeof(MemberKind),
            typeof(QuestionKind),
            typeof(FormAspect),
            typeof(FormDifferenceKind),
            typeof(ImplementerBasis),
            typeof(CostType),
            typeof(CoFundingKind),
            typeof(Stance),
            typeof(Recommendation),
            typeof(InstalmentTrigger),
            typeof(InstalmentStatus),
            typeof(BoardMode),
            typeof(SeatOffice),
            typeof(VoteChoice),
            typeof(StandAsideReason),
            typeof(BoardOutcome),
            typeof(AppealOutcome),
            typeof(BankAnswer),
            typeof(ReportStatus),
            typeof(AmendmentLevel),
            typeof(AmendmentStatus),
            typeof(AmendmentKind),
            typeof(DisbursementRequestStatus),
            typeof(Sex),
            typeof(AgeGroup),
            typeof(StaffTaskKind),
            typeof(CaseDeadlineKind),
            typeof(PaymentAccountKind),
            typeof(SectionStatus),
            typeof(CaseTab),
            typeof(TrailBy),
            typeof(EventGroup),
        ];
        var needed = shown
            .SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}.{name}"))
            .Concat(Enum.GetNames<ApplicationStage>().Select(name => $"Next.{name}"))
            .Concat(
                typeof(ApplicationEvent)
                    .GetNestedTypes()
                    .Where(type => type.IsSubclassOf(typeof(ApplicationEvent)))
                    .Select(type => $"Event.{type.Name}")
            );
        Assert.DoesNotContain(needed, key => !_swedish.ContainsKey(key));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there_and_none_is_left_over()
    {
        var sources = string.Join(
            '\n',
            new[]
            {
                "src/Funding.Pages",
                "src/Funding.Functions/Http/Pages",
                "src/Funding.Functions/Http/Listing",
                "src/Funding.Functions/Archiving",
                "src/Funding.Functions/Extracting",
            }
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.*", SearchOption.AllDirectories)
                )
                .Where(file =>
                    file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
                )
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        var asked = Asked()
            .Matches(sources)
            .Select(match => match.Groups["key"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(asked, key => !_swedish.ContainsKey(key));
        // What is not written out is put together: the name of an enumeration, a stage, an event, a kind of failure.
        string[] composed =
        [
            "Event.",
            "Next.",
            "CaseTab.",
            "TrailBy.",
            "EventGroup.",
            "Error.",
            "Gone.",
            "Receipt.",
            "Done.",
            "Sessions.How.",
            "Mail.",
            "MailFate.",
            "Payments.",
            "Points.",
            "Section.",
            "Steps.",
            "Form.",
            "Follow.Tab.",
            "Ballot.",
            "Archive.MailStatus.",
            "DisposalResult.",
            "DisposalStatus.",
            "RetentionClass.",
            "Lists.Bulk.",
            "Lists.Column.",
            "Lists.Deadline.",
            "Lists.DeadlineKind.",
            "Lists.Waits.",
        ];
        var enums = typeof(Application)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsEnum)
            .Select(type => type.Name + ".");
        Assert.DoesNotContain(
            _swedish.Keys,
            key =>
                !sources.Contains($"\"{key}\"", StringComparison.Ordinal)
                && !composed.Concat(enums).Any(start => key.StartsWith(start, StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("1 250 000,50", 1250000.50)]
    [InlineData("1\u00a0250\u00a0000", 1250000)]
    [InlineData("1.250.000 kr", 1250000)]
    [InlineData("1,250,000.5", 1250000.5)]
    [InlineData("25000", 25000)]
    [InlineData("0", 0)]
    [InlineData("412500,5", 412500.5)]
    [InlineData("1 250 000:-", 1250000)]
    public void Amounts_are_read_as_people_write_them(string typed, double amount)
    {
        Assert.True(Typed.TryAmount(typed, out var read));
        Assert.Equal((decimal)amount, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tolv")]
    [InlineData("-5")]
    [InlineData("1,2,3")]
    [InlineData("1e9")]
    [InlineData("12,345678")]
    [InlineData("9999999999999999999999")]
    public void What_is_no_amount_is_not_taken_for_one(string typed) => Assert.False(Typed.TryAmount(typed, out _));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        _texts
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Funding.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }
        return folder.FullName;
    }

    [GeneratedRegex(
        "(?:T|Texts|texts)\\[\"(?<key>[A-Za-z0-9.]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
