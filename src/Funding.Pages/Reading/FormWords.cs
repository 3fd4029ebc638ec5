using System.Globalization;
using Funding.Core;
using Funding.Pages.Formatting;
using Microsoft.Extensions.Localization;

namespace Funding.Pages.Reading;

/// <summary>A form's own words and answers in the reader's language.</summary>
public static class FormWords
{
    /// <summary>The text in the reader's language.</summary>
    public static string Say(this IStringLocalizer<Texts> texts, LocalizedText text) =>
        text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>An answer as it is read: a choice by its words, an amount with its unit. Null when there is none.</summary>
    public static string? Answer(this IStringLocalizer<Texts> texts, FormQuestion question, string? answer) =>
        string.IsNullOrWhiteSpace(answer)
            ? null
            : question.Kind switch
            {
                QuestionKind.YesNo when answer is "yes" or "no" => texts[answer is "yes" ? "Form.Yes" : "Form.No"],
                QuestionKind.Choice when question.Choices.FirstOrDefault(c => c.Id == answer) is { } choice =>
                    texts.Say(choice.Text),
                QuestionKind.Amount when Decimal(answer) is { } amount => Formats.Kronor(amount),
                QuestionKind.Number when Decimal(answer) is { } number => Formats.Number(number),
                QuestionKind.Date when Day(answer) is { } day => Formats.Date(day),
                _ => answer,
            };

    internal static decimal? Decimal(string answer) =>
        decimal.TryParse(
            answer,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
        && Math.Abs(number) < 1_000_000_000_000_000m
            ? number
            : null;

    internal static DateOnly? Day(string answer) =>
        DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
