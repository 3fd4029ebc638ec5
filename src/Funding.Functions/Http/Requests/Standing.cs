using Azure;
using Funding.Core;
using Funding.Functions.Http.Resources;

namespace Funding.Functions.Http.Requests;

/// <summary>Who stands before which application, after the policy has let them.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Application">The application as it was loaded.</param>
/// <param name="ETag">Storage's version of it.</param>
/// <param name="Reader">As whom they read it.</param>
internal sealed record Standing(Actor Actor, Application Application, ETag ETag, Reader Reader)
{
    /// <summary>The files that they may see.</summary>
    public IEnumerable<Document> Documents => ApplicationResource.For(Application, Reader).Documents;
}
