using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>What a document of a case is kept as: each class is kept for ever or for as many years as the association's plan says.</summary>
[JsonConverter(typeof(CamelCaseEnum<RetentionClass>))]
public enum RetentionClass
{
    /// <summary>Copies of the application and of its supplements.</summary>
    Applications,

    /// <summary>Files that came with them.</summary>
    Attachments,

    /// <summary>Letters with decisions.</summary>
    Decisions,

    /// <summary>The agreement and its changes.</summary>
    Agreements,

    /// <summary>Files that a payment was asked for with: accounting records.</summary>
    Accounting,

    /// <summary>Mails that stand in the case's register.</summary>
    Letters,

    /// <summary>Mails that do not: notices within the association, confirmations, of small and passing importance; and how all of them were delivered.</summary>
    Notices,
}

/// <summary>How long each class is kept: the association's plan, as its rules have it on a day.</summary>
/// <remarks>
/// Arkivlag (1990:782) 10 §: public records may be disposed of, but what is left must serve the right to see public records, justice and
/// administration, and research. Which may be is the association's own decision, in its plan, which the archive authority can see.
/// </remarks>
public static class RetentionPlan
{
    /// <summary>Least years for accounting records.</summary>
    /// <remarks>
    /// Bokföringslag (1999:1078) 7 kap. 2 §, to which lag (2018:597) om kommunal bokföring och redovisning 3 kap. 13 § answers: until the end of the
    /// seventh year after the calendar year in which the financial year ended.
    /// </remarks>
    public const int LeastAccountingYears = 7;

    /// <summary>Years that a class is kept after the year in which the case ended; null: for ever.</summary>
    public static int? YearsOf(AssociationRules rules, RetentionClass kept) =>
        kept switch
        {
            RetentionClass.Applications => rules.KeepApplicationsYears,
            RetentionClass.Attachments => rules.KeepAttachmentsYears,
            RetentionClass.Decisions => rules.KeepDecisionsYears,
            RetentionClass.Agreements => rules.KeepAgreementsYears,
            RetentionClass.Accounting => rules.KeepAccountingYears,
            RetentionClass.Letters => rules.KeepLettersYears,
            RetentionClass.Notices => rules.KeepNoticesYears,
        };

    /// <summary>The first day on which what is kept so many years may be disposed of: years are counted from the end of the year of the case's end.</summary>
    public static DateOnly DueOn(DateOnly ended, int years) => new(ended.Year + years + 1, 1, 1);

    /// <summary>The classes that are due of a case that ended on a day.</summary>
    public static IReadOnlySet<RetentionClass> Due(AssociationRules rules, DateOnly ended, DateOnly today) =>
        Enum.GetValues<RetentionClass>()
            .Where(kept => YearsOf(rules, kept) is { } years && DueOn(ended, years) <= today)
            .ToHashSet();

    /// <summary>The fewest years of any class; null when everything is kept for ever.</summary>
    public static int? FewestYears(AssociationRules rules) =>
        Enum.GetValues<RetentionClass>().Min(kept => YearsOf(rules, kept));
}
