namespace Funding.Core;

/// <summary>New personal links for those who asked.</summary>
internal static class LinkEffects
{
    internal static IEnumerable<Effect> Of(Application after, Post post, ApplicationEvent.LinkReissued e)
    {
        var errand = OpenErrand.Of(after, e.Purpose, e.Target, e.Person.Id, e.At)!;
        return post.WithLink(errand.Person, MailTemplate.LinkReissued, errand.Link, Parameters(errand));
    }

    internal static IEnumerable<Effect> Of(Meeting after, MeetingPost post, MeetingEvent.MeetingLinkReissued e)
    {
        var errand = OpenErrand.Of(after, e.Purpose, e.Target, e.Person.Id, e.At)!;
        return [post.Mail(MailTemplate.LinkReissued, errand.Person, errand.Link, Parameters(errand))];
    }

    private static (string, string)[] Parameters(OpenErrand errand) =>
        [
            (MailParameter.Purpose, Post.Choice(errand.Link.Purpose, CoreJson.Default.LinkPurpose)),
            (MailParameter.Deadline, errand.Deadline),
        ];
}
