using Funding.Core;

namespace Funding.Functions.Http.Problems;

/// <summary>The problems that are not the domain's own refusals.</summary>
internal static class KnownProblems
{
    public static Problem NotSignedIn { get; } =
        new(401, "not-signed-in", new("Logga in och försök igen.", "Sign in and try again."));

    public static Problem NotAllowed { get; } =
        new(
            403,
            "not-allowed",
            new(
                "Din roll får inte göra detta. Kontakta förbundets kansli om du tror att det är fel.",
                "Your role may not do this. Contact the secretariat if you think this is wrong."
            )
        );

    public static Problem CrossSite { get; } =
        new(
            403,
            "cross-site-request",
            new(
                "Begäran kom från en annan webbplats och utfördes inte. Gör om det från tjänstens egen adress.",
                "The request came from another site and was not carried out. Repeat it from the service's own address."
            )
        );

    public static Problem NotFound { get; } =
        new(
            404,
            "not-found",
            new(
                "Adressen eller ärendet finns inte. Kontrollera adressen eller gå till listan över ärenden.",
                "There is nothing at this address. Check the address or go to the list of applications."
            )
        );

    /// <summary>One answer for every token that never was: who guesses learns nothing.</summary>
    public static Problem UnknownLink { get; } =
        new(
            404,
            "unknown-link",
            new(
                "Länken finns inte. Öppna den direkt från mejlet, eller be avsändaren om en ny.",
                "There is no such link. Open it straight from the e-mail, or ask the sender for a new one."
            )
        );

    public static Problem Stale { get; } =
        new(
            412,
            "stale",
            new(
                "Någon annan har ändrat ärendet sedan du hämtade det. Hämta det på nytt och gör om din ändring.",
                "Someone else has changed the application since you fetched it. Fetch it again and repeat your change."
            )
        );

    public static Problem InvalidIfMatch { get; } =
        new(
            400,
            "invalid-if-match",
            new("If-Match ska vara den ETag som du fick senast.", "If-Match must be the ETag that you were given last.")
        );

    public static Problem InvalidIdempotencyKey { get; } =
        new(
            400,
            "invalid-idempotency-key",
            new(
                "Idempotency-Key ska vara 1–100 synliga ASCII-tecken.",
                "Idempotency-Key must be 1–100 visible ASCII characters."
            )
        );

    public static Problem IdempotencyKeyReused { get; } =
        new(
            422,
            "idempotency-key-reused",
            new(
                "Nyckeln har redan använts för en annan begäran. Välj en ny Idempotency-Key.",
                "The key has already been used for another request. Choose a new Idempotency-Key."
            )
        );

    public static Problem InvalidContinuation { get; } =
        new(
            400,
            "invalid-continuation",
            new(
                "Fortsättningsmarkören gäller inte. Börja om från första sidan.",
                "The continuation token is not valid. Start again from the first page."
            )
        );

    public static Problem InvalidPageSize { get; } =
        new(
            400,
            "invalid-page-size",
            new("pageSize ska vara ett heltal från 1 till 100.", "pageSize must be a whole number from 1 to 100.")
        );

    public static Problem MalformedJson { get; } =
        new(
            400,
            "malformed-json",
            new(
                "Innehållet är inte giltig JSON. Rätta det och skicka igen.",
                "The body is not valid JSON. Correct it and send it again."
            )
        );

    public static Problem JsonRequired { get; } =
        new(
            415,
            "json-required",
            new(
                "Skicka innehållet som JSON (Content-Type: application/json, UTF-8).",
                "Send the body as JSON (Content-Type: application/json, UTF-8)."
            )
        );

    public static Problem Interrupted { get; } =
        new(
            400,
            "interrupted",
            new(
                "Överföringen avbröts innan allt hade kommit fram. Skicka igen.",
                "The transfer broke off before everything had arrived. Send it again."
            )
        );

    public static Problem InternalFault { get; } =
        new(
            500,
            "internal-fault",
            new(
                "Ett fel inträffade hos oss. Inget har gått förlorat. Försök igen om en stund.",
                "Something failed on our side. Nothing has been lost. Try again in a while."
            )
        );

    public static Problem MethodNotAllowed(IReadOnlyList<string> allow) =>
        new(
            405,
            "method-not-allowed",
            new(
                $"Adressen tar bara emot {string.Join(", ", allow)}.",
                $"This address accepts only {string.Join(", ", allow)}."
            )
        )
        {
            Allow = allow,
        };

    public static Problem TooLarge(long limitBytes) =>
        new(
            413,
            "too-large",
            new(
                $"Innehållet får vara högst {limitBytes / 1024} kB. Dela upp det eller ladda upp bilagor var för sig.",
                $"The body may be at most {limitBytes / 1024} kB. Split it, or upload attachments one by one."
            )
        );

    public static Problem InvalidBody(IReadOnlyList<FieldProblem> errors) =>
        new(
            400,
            "invalid-body",
            new(
                "Några fält saknas eller har fel form. Se listan och rätta dem.",
                "Some fields are missing or have the wrong form. See the list and correct them."
            )
        )
        {
            Errors = errors,
        };

    /// <summary>
    /// The domain's own refusal: 422 when the sent values are at fault and correcting them helps, 409 when the
    /// application's situation is.
    /// </summary>
    public static Problem From(Refusal refusal) =>
        new(refusal.Field is not null || refusal.Problems.Count > 0 ? 422 : 409, refusal.Code, refusal.Text)
        {
            Errors = refusal switch
            {
                { Problems.Count: > 0 } => refusal.Problems,
                { Field: { } field } => [new FieldProblem(field, refusal.Code, refusal.Text)],
                _ => [],
            },
        };
}
