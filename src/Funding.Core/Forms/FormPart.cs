namespace Funding.Core;

/// <summary>
/// A part of <see cref="ApplicationForm"/> that the form can ask for. Words, order, section, length and whether it is required are the
/// association's; what a part consists of is the domain's.
/// </summary>
/// <param name="Id">Its JSON name; with a dot when it lies within another part.</param>
public sealed record FormPart(string Id)
{
    /// <summary>Whether every form has it, because the law or the rest of the process needs it: then it is always required.</summary>
    public bool Always { get; init; }

    /// <summary>Whether it is one text, whose length can be limited.</summary>
    public bool IsText { get; init; }

    /// <summary>The longest it can be made, in characters.</summary>
    public int Longest { get; init; } = TextRules.Longest;

    /// <summary>The answers that another question's condition can name; empty when only whether there is something matters.</summary>
    public IReadOnlyList<string> Values { get; init; } = ["yes"];

    /// <summary>All parts.</summary>
    public static IReadOnlyList<FormPart> All { get; } =
    [
        Needed("title") with
        {
            IsText = true,
            Longest = 200,
        },
        Needed("type") with
        {
            Values = ["individual", "structural"],
        },
        Needed("applicant"),
        Needed("coApplicants"),
        new("implementer") { Values = ["yes", ApplicationAnswers.SocialEnterprise] },
        new("implementer.enterprise"),
        Text("background"),
        Text("purpose"),
        new("goals"),
        Text("targetGroup") with
        {
            Always = true,
        },
        new("participants"),
        Text("method"),
        new("activities"),
        Text("organisation"),
        Text("steeringGroup"),
        new("partnerRoles"),
        Needed("period"),
        new("period.phases"),
        Needed("budget"),
        Text("followUp"),
        new("indicators"),
        Text("afterProject"),
        Text("equality"),
        Text("risks"),
    ];

    /// <summary>The part with the id, or null when there is none.</summary>
    public static FormPart? Of(string id) => All.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal));

    private static FormPart Needed(string id) => new(id) { Always = true };

    private static FormPart Text(string id) => new(id) { IsText = true };
}
