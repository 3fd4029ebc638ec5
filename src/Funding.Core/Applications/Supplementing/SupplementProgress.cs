namespace Funding.Core;

/// <summary>A question of the secretariat's, and what has been done about it since the application was last sent in.</summary>
/// <param name="Question">The question.</param>
/// <param name="Section">The section of the form that it concerns; null for the whole application, and for the attachments.</param>
/// <param name="IsAnswered">Whether what it concerns has been changed: the form, or for the attachments whether one has been added.</param>
public sealed record QuestionProgress(Question Question, FormSection? Section, bool IsAnswered)
{
    /// <summary>The questions of a supplement that is being answered, in order; none when no answer is awaited.</summary>
    public static IReadOnlyList<QuestionProgress> Of(Application application)
    {
        if (
            application
            is not { Stage: ApplicationStage.SupplementRequested, Supplement: { } supplement, SubmittedForm: { } sent }
        )
        {
            return [];
        }

        var definition = application.Association.FormInForce;
        var changed = FormTexts.Changes(sent, application.Form);
        var hasNewDocument = application.Documents.Any(d => !d.Registered);
        return
        [
            .. supplement.Questions.Select(question => new QuestionProgress(
                question,
                definition.QuestionAt(question.Field) is { } part
                    ? definition.Sections.First(section => section.Questions.Contains(part))
                    : null,
                IsAnswered(question.Field)
            )),
        ];

        bool IsAnswered(string field) =>
            field.Length == 0 ? changed.Count > 0 || hasNewDocument
            : IsWithin(field, "/attachments") ? hasNewDocument
            // A list that has another number of rows differs as a whole.
            : changed.Any(place => IsWithin(place, field) || IsWithin(field, place));
    }

    private static bool IsWithin(string place, string part) =>
        place.StartsWith(part, StringComparison.Ordinal) && (place.Length == part.Length || place[part.Length] == '/');
}
