using Funding.Core;

namespace Funding.Functions.Email.Templates;

/// <summary>The parts that mails are put together from.</summary>
internal static class Parts
{
    internal static MailContent Mail(string subject, MailWords words, MailBody sv, MailBody en) =>
        new($"{subject} – {words.Case}", sv, en);

    internal static MailBody Body(params IEnumerable<MailBlock?> blocks) => new([.. blocks.OfType<MailBlock>()]);

    internal static MailBlock Say(string text) => new MailBlock.Paragraph(text);

    /// <summary>What somebody wrote; nothing when they wrote nothing.</summary>
    internal static MailBlock? Quote(string text) => string.IsNullOrWhiteSpace(text) ? null : new MailBlock.Quote(text);

    /// <summary>A label with a value; nothing when there is no value.</summary>
    internal static MailBlock? Fact(string label, string value) =>
        string.IsNullOrWhiteSpace(value) ? null : new MailBlock.Fact(label, value);

    internal static MailBlock Link(string label) => new MailBlock.Link(label);

    /// <summary>A link to the case on the office's pages; in a mail with a personal link, that one.</summary>
    internal static MailBlock OpenCaseSv { get; } = new MailBlock.Link("Öppna ärendet", ForStaff: true);

    /// <inheritdoc cref="OpenCaseSv"/>
    internal static MailBlock OpenCaseEn { get; } = new MailBlock.Link("Open the case", ForStaff: true);

    /// <summary>Which case it is about.</summary>
    internal static IEnumerable<MailBlock?> CaseSv(MailWords words) =>
        [
            Fact("Ärende", words[MailParameter.CaseNumber]),
            Fact("Projekt", words.Title),
            Fact("Sökande", words.Applicant),
        ];

    /// <inheritdoc cref="CaseSv"/>
    internal static IEnumerable<MailBlock?> CaseEn(MailWords words) =>
        [
            Fact("Case", words[MailParameter.CaseNumber]),
            Fact("Project", words.Title),
            Fact("Applicant", words.Applicant),
        ];
}
