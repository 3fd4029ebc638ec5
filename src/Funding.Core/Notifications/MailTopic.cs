using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>
/// A kind of mail that its receiver may have collected or do without. What asks for something, brings a decision or carries
/// a personal link belongs to none: it is always sent at once.
/// </summary>
[JsonConverter(typeof(CamelCaseEnum<MailTopic>))]
public enum MailTopic
{
    /// <summary>Confirmations of what the own organisation has handed in or paid back.</summary>
    Receipts,

    /// <summary>The association has accepted something, and nothing more is asked.</summary>
    Acceptances,

    /// <summary>Money has been paid, or payments go on.</summary>
    Payments,

    /// <summary>For the association's own mailbox: who has voted or stood aside.</summary>
    Votes,

    /// <summary>For the association's own people: what has come in beside the work, and what has been published.</summary>
    OfficeNews,
}

/// <summary>When mails of a topic go to a person.</summary>
[JsonConverter(typeof(CamelCaseEnum<MailTiming>))]
public enum MailTiming
{
    /// <summary>Each when it comes up.</summary>
    AtOnce,

    /// <summary>Together, once a day, at seven in the morning in Sweden.</summary>
    Digest,

    /// <summary>Not at all; the case shows the same.</summary>
    Off,
}
