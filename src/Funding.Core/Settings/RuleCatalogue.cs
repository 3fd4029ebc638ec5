using System.Collections.Frozen;

namespace Funding.Core;

/// <summary>
/// Every number that staff can change, with its range and its words. A test holds it complete against
/// <see cref="AssociationRules"/>: a new rule gets its line here.
/// </summary>
public static class RuleCatalogue
{
    private const int MostReminders = 10;
    private static readonly Money _most = Money.FromKronor(1_000_000_000);

    /// <summary>All rules, in the order of the process.</summary>
    public static IReadOnlyList<RuleField> All { get; } =
    [
        Count(
            "minimumMembers",
            RuleGroup.Applying,
            r => r.MinimumMembers,
            2,
            20,
            "Medlemmar som minst ska söka tillsammans",
            "Members that must apply together, at least"
        ),
        Amount(
            "smallestSought",
            RuleGroup.Applying,
            r => r.SmallestSought,
            "Minsta belopp som kan sökas",
            "Smallest amount that can be sought",
            r => r.LargestSought ?? _most
        ),
        OptionalAmount(
            "largestSought",
            RuleGroup.Applying,
            r => r.LargestSought,
            r => r.SmallestSought,
            "Största belopp som kan sökas",
            "Largest amount that can be sought"
        ),
        new(
            "largestCostShares",
            RuleKind.CostShares,
            RuleGroup.Applying,
            new("Största andel av kostnaderna för ett kostnadsslag", "Largest share of the costs for a kind of cost")
        )
        {
            Allowed = new(
                "Ange varje kostnadsslag högst en gång, med en andel från 0 till 100 procent.",
                "Give each kind of cost at most once, with a share from 0 to 100 per cent."
            ),
            Holds = r =>
                r.LargestCostShares.All(s => s is { Percent: >= 0 and <= 100 } && Enum.IsDefined(s.CostType))
                && r.LargestCostShares.DistinctBy(s => s.CostType).Count() == r.LargestCostShares.Count,
        },
        OptionalCount(
            "largestYearShare",
            RuleGroup.Applying,
            r => r.LargestYearShare,
            1,
            100,
            "Största andel av kostnaderna under ett år, i procent",
            "Largest share of the costs in one year, in per cent"
        ),
        Days(
            "signOffReminderDays",
            RuleGroup.Applying,
            r => r.SignOffReminderDays,
            0,
            60,
            "Påminnelser om firmatecknarens signering, arbetsdagar efter",
            "Reminders of the signatory's sign-off, business days after"
        ),
        Count(
            "draftErasureMonths",
            RuleGroup.Applying,
            r => r.DraftErasureMonths,
            3,
            120,
            "Månader utan ändring efter vilka ett utkast som inte skickats in raderas",
            "Months without a change after which a draft that was not sent in is erased"
        ),
        Count(
            "draftErasureWarningDays",
            RuleGroup.Applying,
            r => r.DraftErasureWarningDays,
            14,
            60,
            "Dagar före raderingen av ett utkast som de som skrivit i det får veta",
            "Days before the erasure of a draft when those who have written in it are told"
        ),
        Bytes(
            "maxDocumentBytes",
            RuleGroup.Applying,
            r => r.MaxDocumentBytes,
            r => r.MaxDocumentsBytes,
            "Största bilaga, i byte",
            "Largest document, in bytes"
        ),
        Bytes(
            "maxDocumentsBytes",
            RuleGroup.Applying,
            r => r.MaxDocumentsBytes,
            _ => 1_000_000_000,
            "Alla bilagor tillsammans, i byte",
            "All documents together, in bytes",
            r => r.MaxDocumentBytes
        ),
        Count(
            "supplementDays",
            RuleGroup.Supplementing,
            r => r.SupplementDays,
            1,
            90,
            "Dagar för en komplettering",
            "Days for a supplement"
        ),
        Days(
            "supplementReminderDays",
            RuleGroup.Supplementing,
            r => r.SupplementReminderDays,
            -60,
            0,
            "Påminnelser om komplettering, arbetsdagar från sista dagen",
            "Reminders of a supplement, business days from the last day"
        ),
        Count(
            "reviewDays",
            RuleGroup.Reviewing,
            r => r.ReviewDays,
            1,
            180,
            "Dagar för partnernas yttranden",
            "Days for the partners' opinions"
        ),
        Days(
            "reviewReminderDays",
            RuleGroup.Reviewing,
            r => r.ReviewReminderDays,
            -60,
            0,
            "Påminnelser om yttrande, arbetsdagar från sista dagen",
            "Reminders of an opinion, business days from the last day"
        ),
        new(
            "criteria",
            RuleKind.Criteria,
            RuleGroup.Reviewing,
            new("Kriterier som partnerna bedömer, med vikt", "Criteria that partners score, with weights")
        )
        {
            Allowed = new(
                "Ange 1–20 kriterier, vart och ett med ett eget id (a–z, 0–9 och bindestreck), namn på svenska och engelska och en vikt från 1 till 100.",
                "Give 1–20 criteria, each with an id of its own (a–z, 0–9 and hyphens), a name in Swedish and English and a weight from 1 to 100."
            ),
            Holds = r =>
                r.Criteria.Count is >= 1 and <= 20
                && r.Criteria.All(IsCriterion)
                && r.Criteria.DistinctBy(c => c.Id, StringComparer.Ordinal).Count() == r.Criteria.Count,
        },
        Count(
            "papersDays",
            RuleGroup.Meeting,
            r => r.PapersDays,
            1,
            60,
            "Dagar före ett möte då kallelse och handlingar ska ha skickats",
            "Days before a meeting by which the call and its papers are out"
        ),
        Count(
            "boardAfterPreparatoryDays",
            RuleGroup.Meeting,
            r => r.BoardAfterPreparatoryDays,
            0,
            90,
            "Dagar mellan beredningsgruppens möte och styrelsens",
            "Days between the preparatory group's meeting and the board's"
        ),
        Days(
            "callReminderDays",
            RuleGroup.Meeting,
            r => r.CallReminderDays,
            -60,
            0,
            "Påminnelser till kansliet om kallelsen, arbetsdagar från sista dagen",
            "Reminders to the secretariat of the call, business days from the last day"
        ),
        Days(
            "meetingReminderDays",
            RuleGroup.Meeting,
            r => r.MeetingReminderDays,
            -60,
            0,
            "Påminnelser om ett möte, arbetsdagar från mötesdagen",
            "Reminders of a meeting, business days from its day"
        ),
        Days(
            "ballotReminderDays",
            RuleGroup.Deciding,
            r => r.BallotReminderDays,
            -60,
            0,
            "Påminnelser om att rösta, arbetsdagar innan punkten stängs",
            "Reminders to vote, business days before the item closes"
        ),
        new(
            "quorum",
            RuleKind.Fraction,
            RuleGroup.Deciding,
            new(
                "Andel av alla platser som ska delta i ett beslut",
                "Part of all seats that must take part in a decision"
            )
        )
        {
            Allowed = new(
                "Ange en andel som är mer än hälften och högst alla, till exempel 2/3, eller inget alls för lagens minsta: mer än hälften.",
                "Give a part that is more than half and at most all, such as 2/3, or nothing at all for the law's least: more than half."
            ),
            Optional = true,
            Absent = new("Mer än hälften, som lagen kräver", "More than half, as the law asks"),
            Holds = r => r.Quorum is null || IsPart(r.Quorum),
        },
        new(
            "qualifiedMajorities",
            RuleKind.Majorities,
            RuleGroup.Deciding,
            new("Beslut som kräver kvalificerad majoritet", "Decisions that need a qualified majority")
        )
        {
            Allowed = new(
                "Ange högst tio rader, var och en med slag av beslut, en andel som är mer än hälften och högst alla, och eventuellt ett belopp som inte är mindre än noll.",
                "Give at most ten rows, each with the kind of decision, a part that is more than half and at most all, and perhaps an amount not below zero."
            ),
            Holds = r =>
                r.QualifiedMajorities.Count <= 10
                && r.QualifiedMajorities.All(q =>
                    Enum.IsDefined(q.Decision)
                    && q.Fraction is { } part
                    && IsPart(part)
                    && (q.Over is not { } over || (over >= Money.Zero && over <= _most))
                )
                && r.QualifiedMajorities.DistinctBy(q => (q.Decision, q.Over)).Count() == r.QualifiedMajorities.Count,
        },
        YesNo(
            "votesNeedCode",
            RuleGroup.Deciding,
            "En röst bekräftas med en kod i ett mejl till samma adress",
            "A vote is confirmed with a code in a mail to the same address"
        ),
        Amount(
            "delegationCap",
            RuleGroup.Deciding,
            r => r.DelegationCap,
            "Största beslut på delegation; 0 betyder att inget är delegerat",
            "Largest decision by delegation; 0 means that nothing is delegated"
        ),
        YesNo(
            "directorIsDelegate",
            RuleGroup.Deciding,
            "Förbundschefen beslutar det som är delegerat, i stället för ordföranden",
            "The director decides what is delegated, instead of the chair"
        ),
        Count(
            "minutesDays",
            RuleGroup.Deciding,
            r => r.MinutesDays,
            1,
            14,
            "Dagar för justering av protokollet",
            "Days for approving the minutes"
        ),
        Days(
            "minutesReminderDays",
            RuleGroup.Meeting,
            r => r.MinutesReminderDays,
            -60,
            60,
            "Påminnelser om justering, arbetsdagar från sista dagen",
            "Reminders to approve the minutes, business days from the last day"
        ),
        Days(
            "agreementReminderDays",
            RuleGroup.Agreeing,
            r => r.AgreementReminderDays,
            0,
            120,
            "Påminnelser om avtalet, dagar efter att det skickades",
            "Reminders of the agreement, days after it was sent"
        ),
        YesNo(
            "paymentsWaitForAppeal",
            RuleGroup.Paying,
            "Inget betalas förrän tiden för överklagande har gått ut",
            "Nothing is paid before the time for appeal has run out"
        ),
        Amount(
            "directorThreshold",
            RuleGroup.Paying,
            r => r.DirectorThreshold,
            "Belopp över vilket förbundschefen ska attestera",
            "Amount above which the director must authorise"
        ),
        Count(
            "extensionMonths",
            RuleGroup.Paying,
            r => r.ExtensionMonths ?? 0,
            0,
            24,
            "Månader som förbundschefen får förlänga ett projekt",
            "Months by which the director may let a project run on"
        ),
        Count(
            "reallocationPercent",
            RuleGroup.Paying,
            r => r.ReallocationPercent ?? 0,
            0,
            100,
            "Procent av ett kostnadsslags budget som får ändras genom anmälan",
            "Per cent of a cost type's budget that may be changed by telling the association"
        ),
        Count(
            "reportDeviationPercent",
            RuleGroup.Reporting,
            r => r.ReportDeviationPercent ?? 0,
            0,
            100,
            "Procent som kostnaderna får avvika innan rapporten ska förklara det",
            "Per cent by which costs may pass the budget before the report must say why"
        ),
        new(
            "interimReportDates",
            RuleKind.YearDays,
            RuleGroup.Reporting,
            new("Dagar på året som delårsrapporter gäller till", "Days of the year that interim reports cover up to")
        )
        {
            Allowed = new(
                "Ange högst fyra olika dagar som finns varje år, till exempel 30/4.",
                "Give at most four different days that every year has, such as 30/4."
            ),
            Holds = r =>
                r.InterimReportDates.Count <= 4
                && r.InterimReportDates.All(d =>
                    d is { Month: >= 1 and <= 12, Day: >= 1 } && d.Day <= DateTime.DaysInMonth(2027, d.Month)
                )
                && r.InterimReportDates.Distinct().Count() == r.InterimReportDates.Count,
        },
        Count(
            "interimReportDays",
            RuleGroup.Reporting,
            r => r.InterimReportDays,
            1,
            120,
            "Dagar för en delårsrapport",
            "Days for an interim report"
        ),
        Count(
            "finalReportMonths",
            RuleGroup.Reporting,
            r => r.FinalReportMonths,
            1,
            12,
            "Månader för slutrapporten",
            "Months for the final report"
        ),
        Days(
            "reportReminderDays",
            RuleGroup.Reporting,
            r => r.ReportReminderDays,
            -60,
            60,
            "Påminnelser om rapport, arbetsdagar från sista dagen",
            "Reminders of a report, business days from the due date"
        ),
        Count(
            "reportEscalationDays",
            RuleGroup.Reporting,
            r => r.ReportEscalationDays,
            1,
            60,
            "Arbetsdagar efter vilka firmatecknaren får veta att rapporten är sen",
            "Business days after which the signatory is told that a report is late"
        ),
        Count(
            "reportReturnDays",
            RuleGroup.Reporting,
            r => r.ReportReturnDays,
            1,
            90,
            "Dagar för en rapport som skickats tillbaka",
            "Days for a report that was sent back"
        ),
        Count(
            "recoveryDays",
            RuleGroup.Settling,
            r => r.RecoveryDays,
            1,
            180,
            "Dagar för en återbetalning",
            "Days to repay"
        ),
        Days(
            "recoveryReminderDays",
            RuleGroup.Settling,
            r => r.RecoveryReminderDays,
            -60,
            60,
            "Påminnelser om återbetalning, arbetsdagar från sista dagen",
            "Reminders to repay, business days from the due date"
        ),
        Count(
            "recoveryEscalationDays",
            RuleGroup.Settling,
            r => r.RecoveryEscalationDays,
            1,
            60,
            "Arbetsdagar efter vilka firmatecknaren får veta att återbetalningen är sen",
            "Business days after which the signatory is told that a repayment is late"
        ),
        Keep(
            "keepApplicationsYears",
            r => r.KeepApplicationsYears,
            1,
            "Kopior av ansökan och kompletteringar: år efter det år då ärendet avslutades",
            "Copies of the application and its supplements: years after the year in which the case ended"
        ),
        Keep(
            "keepAttachmentsYears",
            r => r.KeepAttachmentsYears,
            1,
            "Bilagor som kom med dem: år efter det år då ärendet avslutades",
            "Files that came with them: years after the year in which the case ended"
        ),
        Keep(
            "keepDecisionsYears",
            r => r.KeepDecisionsYears,
            1,
            "Beslutsbrev: år efter det år då ärendet avslutades",
            "Letters with decisions: years after the year in which the case ended"
        ),
        Keep(
            "keepAgreementsYears",
            r => r.KeepAgreementsYears,
            1,
            "Överenskommelsen och dess ändringar: år efter det år då ärendet avslutades",
            "The agreement and its changes: years after the year in which the case ended"
        ),
        Keep(
            "keepAccountingYears",
            r => r.KeepAccountingYears,
            7,
            "Underlag till utbetalningar (räkenskapsinformation): år efter det år då ärendet avslutades",
            "Documents that payments were asked for with (accounting records): years after the year in which the case ended"
        ),
        Keep(
            "keepLettersYears",
            r => r.KeepLettersYears,
            1,
            "Mejl som står i ärendets register: år efter det år då ärendet avslutades",
            "Mails that stand in the case's register: years after the year in which the case ended"
        ),
        Keep(
            "keepNoticesYears",
            r => r.KeepNoticesYears,
            1,
            "Övriga mejl, och hur mejl har levererats: år efter det år då ärendet avslutades",
            "Other mails, and how mails were delivered: years after the year in which the case ended"
        ),
    ];

    private static readonly FrozenDictionary<string, RuleField> _byName = All.ToFrozenDictionary(
        field => field.Name,
        StringComparer.Ordinal
    );

    /// <summary>The rule with this name; null when there is none.</summary>
    public static RuleField? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What is wrong with a whole set of rules; none when all of them can be used.</summary>
    public static IReadOnlyList<FieldProblem> Faults(AssociationRules rules) =>
        [.. RuleCheck.Of(rules, All.Select(field => field.Name))];

    private static RuleField Count(
        string name,
        RuleGroup group,
        Func<AssociationRules, int> value,
        int least,
        int most,
        string sv,
        string en
    ) =>
        new(name, RuleKind.Count, group, new(sv, en))
        {
            Allowed = new($"Ange ett heltal från {least} till {most}.", $"Give a whole number from {least} to {most}."),
            Holds = rules => value(rules) >= least && value(rules) <= most,
        };

    private static RuleField OptionalCount(
        string name,
        RuleGroup group,
        Func<AssociationRules, int?> value,
        int least,
        int most,
        string sv,
        string en
    ) =>
        new(name, RuleKind.Count, group, new(sv, en))
        {
            Allowed = new(
                $"Ange ett heltal från {least} till {most}, eller inget alls för ingen gräns.",
                $"Give a whole number from {least} to {most}, or nothing at all for no limit."
            ),
            Optional = true,
            Holds = rules => value(rules) is not { } count || (count >= least && count <= most),
        };

    private static RuleField Keep(string name, Func<AssociationRules, int?> value, int least, string sv, string en) =>
        OptionalCount(name, RuleGroup.Retaining, value, least, 100, sv, en) with
        {
            Allowed = new(
                $"Ange ett heltal från {least} till 100, eller inget alls för att bevara för alltid.",
                $"Give a whole number from {least} to 100, or nothing at all to keep for ever."
            ),
            Absent = new("Bevaras", "Kept for ever"),
        };

    private static RuleField Days(
        string name,
        RuleGroup group,
        Func<AssociationRules, IReadOnlyList<int>> value,
        int least,
        int most,
        string sv,
        string en
    ) =>
        new(name, RuleKind.DayList, group, new(sv, en))
        {
            Allowed = new(
                $"Ange högst {MostReminders} olika heltal från {least} till {most}, i stigande ordning; inga betyder inga påminnelser.",
                $"Give at most {MostReminders} different whole numbers from {least} to {most}, in rising order; none means no reminders."
            ),
            Holds = rules =>
                value(rules) is { Count: <= MostReminders } days
                && days.All(d => d >= least && d <= most)
                && days.Zip(days.Skip(1)).All(pair => pair.First < pair.Second),
        };

    private static RuleField Amount(
        string name,
        RuleGroup group,
        Func<AssociationRules, Money> value,
        string sv,
        string en,
        Func<AssociationRules, Money>? most = null
    ) =>
        new(name, RuleKind.Amount, group, new(sv, en))
        {
            Allowed = new(
                most is null
                    ? "Ange ett belopp i kronor, inte mindre än noll och högst en miljard."
                    : "Ange ett belopp i kronor, inte mindre än noll och högst det största beloppet.",
                most is null
                    ? "Give an amount in kronor, not below zero and at most a thousand million."
                    : "Give an amount in kronor, not below zero and at most the largest amount."
            ),
            Holds = rules => value(rules) >= Money.Zero && value(rules) <= (most?.Invoke(rules) ?? _most),
        };

    private static RuleField OptionalAmount(
        string name,
        RuleGroup group,
        Func<AssociationRules, Money?> value,
        Func<AssociationRules, Money> least,
        string sv,
        string en
    ) =>
        new(name, RuleKind.Amount, group, new(sv, en))
        {
            Allowed = new(
                "Ange ett belopp som inte är mindre än det minsta och högst en miljard, eller inget alls för ingen gräns.",
                "Give an amount not below the smallest and at most a thousand million, or nothing at all for no limit."
            ),
            Optional = true,
            Holds = rules => value(rules) is not { } amount || (amount >= least(rules) && amount <= _most),
        };

    private static RuleField Bytes(
        string name,
        RuleGroup group,
        Func<AssociationRules, long> value,
        Func<AssociationRules, long> most,
        string sv,
        string en,
        Func<AssociationRules, long>? least = null
    ) =>
        new(name, RuleKind.Bytes, group, new(sv, en))
        {
            Allowed = new(
                "Ange ett antal byte, minst 1 000 000. En bilaga kan inte vara större än alla tillsammans, och alla tillsammans högst 1 000 000 000.",
                "Give a number of bytes, at least 1,000,000. One document cannot be larger than all together, and all together at most 1,000,000,000."
            ),
            Holds = rules =>
                value(rules) >= 1_000_000
                && value(rules) <= most(rules)
                && (least is null || value(rules) >= least(rules)),
        };

    private static RuleField YesNo(string name, RuleGroup group, string sv, string en) =>
        new(name, RuleKind.YesNo, group, new(sv, en)) { Allowed = new("Svara ja eller nej.", "Answer yes or no.") };

    private static bool IsPart(Fraction part) => part is { IsMoreThanHalf: true, Denominator: <= 1_000 };

    private static bool IsCriterion(ScoringCriterion? criterion) =>
        criterion is { Id: { Length: > 0 and <= 40 } id, Name: { Sv: { } sv, En: { } en }, Weight: >= 1 and <= 100 }
        && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && sv.Trim().Length is > 0 and <= 200
        && en.Trim().Length is > 0 and <= 200;
}
